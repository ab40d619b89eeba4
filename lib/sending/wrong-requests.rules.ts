import type { GatewayOutcome, RefusalReason } from "@/lib/core/gateway-answer";

/** So many messages refused in a row for one fault of the request stop the campaign. */
export const WRONG_IN_A_ROW = 3;

/** The messages that were refused in a row for one fault, as the campaign's row keeps them. */
export interface WrongRequests {
  fault: string;
  code: string;
  messages: number[];
}

interface Answered {
  messageId: number;
  outcome: GatewayOutcome;
  reason?: RefusalReason | null;
  code: string | null;
  fault?: string;
  finishedAt: number;
}

/** An answer that shows that the request was right: it was taken, or the person is the reason. */
const isRight = ({ outcome, reason }: Answered) =>
  outcome === "accepted" || (outcome === "refused" && (reason === "phone" || reason === "content"));

/**
 * Goes on counting, in the order in which the answers came. A message counts once however often it
 * is told; what says nothing of the request (a limit, no answer) breaks no row.
 */
export function countWrong(known: WrongRequests | null, answers: readonly Answered[]): WrongRequests | null {
  let row = known;
  for (const answer of [...answers].sort((a, b) => a.finishedAt - b.finishedAt)) {
    if (isRight(answer)) row = null;
    else if (answer.reason === "request" && answer.fault !== undefined) {
      const { fault, messageId } = answer;
      const code = answer.code ?? "–";
      const same = row?.fault === fault && row.code === code ? row.messages : [];
      row = { fault, code, messages: [...new Set([...same, messageId])] };
    }
    if (row !== null && row.messages.length >= WRONG_IN_A_ROW) return row;
  }
  return row;
}
