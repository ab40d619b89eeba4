import { z } from "zod";
import type { GatewayResult } from "@/lib/core/gateway-answer";
import { sentence } from "@/lib/core/sentence";
import { text } from "@/lib/core/text.input";
import { codeName, reasonOfGraph } from "@/lib/gateways/whatsapp-cloud/error-codes.rules";

const ID_MOST = 255;
const KEPT_OF_AN_ANSWER = 512;
/** A new template goes to some people first; the others wait for what those make of it. */
const HELD = "held_for_quality_assessment";

const taken = z.object({
  messages: z.tuple([z.object({ id: text().min(1).max(ID_MOST), message_status: text().optional() })]),
});
export const graphError = z.object({
  error: z.object({
    code: z.int(),
    message: text().optional(),
    error_data: z.object({ details: text().optional() }).optional(),
  }),
});

/**
 * An answer to one message: an id is an acceptance, a code is a refusal, and whatever else came
 * tells nothing: it may have been taken, and is never asked for again.
 */
export function readSendAnswer(status: number, body: string): GatewayResult {
  const rest = { gatewayMessageId: null, body: keptOf(body) };
  const json = jsonOf(body);
  const refused = graphError.safeParse(json);
  if (refused.success) {
    const { code } = refused.data.error;
    const reason = reasonOfGraph(code);
    return {
      ...rest,
      outcome: "refused",
      reason,
      ...(reason === "request" ? faultOf(refused.data.error) : {}),
      code: codeName(code),
      detail: sentence("rules.call.refused", { code: codeName(code) }),
    };
  }
  const read = status >= 200 && status < 300 ? taken.safeParse(json) : null;
  if (!read?.success || read.data.messages[0].id.includes("\0"))
    return {
      ...rest,
      outcome: "unknown",
      reason: null,
      code: null,
      detail: sentence("rules.call.notRead", { status: String(status) }),
    };
  const [{ id, message_status }] = read.data.messages;
  const waits =
    message_status === undefined || message_status === "accepted" ? null : message_status.slice(0, 64);
  return {
    ...rest,
    outcome: "accepted",
    reason: null,
    code: waits,
    gatewayMessageId: id,
    ...(message_status === HELD ? { held: true } : {}),
    detail: sentence("rules.call.accepted"),
  };
}

const FAULT_MOST = 160;

/** Words with a long number in them speak of one person, and say nothing of the others. */
function faultOf({ code, message, error_data }: z.output<typeof graphError>["error"]): { fault?: string } {
  const said = (error_data?.details ?? message ?? "").replaceAll("\0", "").trim();
  return /\d{6,}/.test(said.replace(/\(#\d+\)/g, ""))
    ? {}
    : { fault: said.slice(0, FAULT_MOST) || codeName(code) };
}

export const keptOf = (body: string) => body.slice(0, KEPT_OF_AN_ANSWER).replaceAll("\0", "");

/** Undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
