import type { GatewayResult, RefusalReason } from "@/lib/core/gateway-answer";
import { type Sentence, sentence } from "@/lib/core/sentence";

/** The codes that say for certain: not taken. */
const REASONS: Record<string, RefusalReason> = {
  "1702": "credentials",
  "1704": "credits",
  "1705": "phone",
  "1706": "content",
  "1708": "customer",
  "1709": "amount",
  "1718": "duplicate",
};

/** A transfer's codes say nothing on a sending page, and are no answer there. */
const REFUSALS = new Set(Object.keys(REASONS).filter((code) => code !== "1708" && code !== "1709"));
const TRANSFER_REFUSALS = new Set(Object.keys(REASONS));

/** The reason behind a code that was stored with a refusal. */
export function reasonOf(code: string | null): RefusalReason | null {
  return code === null ? null : (REASONS[code] ?? null);
}

/**
 * Whether a page answers 1701 with the message's id (docs/gateway.md, "Pages"): `always` on
 * ISendSMS, where 1701 without one cannot be told from a cut answer; `perhaps` on ISendSMSUnicode
 * and ISendSMS2D; `never` on ISendSMSNoDR, whose text after the colon is nobody's id.
 */
export type AnswersId = "always" | "perhaps" | "never";

/**
 * Reads an answer of a sending page (docs/gateway.md, "answer"). Only a code at the very start
 * counts; anything else is unknown.
 */
export function readSendAnswer(
  status: number,
  raw: string,
  answersId: AnswersId = "always",
): Omit<GatewayResult, "body"> {
  return readAnswer(status, raw, answersId, REFUSALS);
}

function readAnswer(
  status: number,
  raw: string,
  answersId: AnswersId,
  refusals: ReadonlySet<string>,
): Omit<GatewayResult, "body"> {
  const answer = raw.replace(/^\uFEFF/, "").trim();
  if (status !== 200) return unknown(sentence("rules.call.answered", { answer: `HTTP ${status}` }));
  const match = /^(\d{4})(?::([\s\S]*))?$/.exec(answer);
  const code = match?.[1];
  if (!match || !code) return unknown(sentence("rules.call.unreadable"));
  if (code === "1701") {
    const id = (match[2] ?? "").trim();
    if (answersId !== "never" && /^[!-+\--~]{1,64}$/.test(id))
      return {
        outcome: "accepted",
        reason: null,
        code,
        gatewayMessageId: id,
        detail: sentence("rules.call.accepted"),
      };
    if (answersId !== "always")
      return {
        outcome: "accepted",
        reason: null,
        code,
        gatewayMessageId: null,
        detail: sentence("rules.call.acceptedWithoutId"),
      };
    return {
      ...unknown(sentence("rules.call.badId", { code })),
      code,
    };
  }
  if (refusals.has(code) && match[2] === undefined)
    return {
      outcome: "refused",
      reason: reasonOf(code),
      code,
      gatewayMessageId: null,
      detail: sentence("rules.call.refused", { code }),
    };
  return { ...unknown(sentence("rules.call.answered", { answer: code })), code };
}

/** Reads an answer of transfer.aspx: success is 1707. */
export function readTransferAnswer(status: number, raw: string): Omit<GatewayResult, "body"> {
  const answer = raw.replace(/^\uFEFF/, "").trim();
  if (status === 200 && /^1707\b/.test(answer))
    return {
      outcome: "accepted",
      reason: null,
      code: "1707",
      gatewayMessageId: null,
      detail: sentence("rules.call.transferred"),
    };
  const read = readAnswer(status, raw, "never", TRANSFER_REFUSALS);
  return read.outcome === "accepted"
    ? unknown(sentence("rules.call.transferAnswered", { code: "1701" }))
    : read;
}

function unknown(detail: Sentence): Omit<GatewayResult, "body"> {
  return { outcome: "unknown", reason: null, code: null, gatewayMessageId: null, detail };
}
