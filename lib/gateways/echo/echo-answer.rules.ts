import { z } from "zod";
import type { GatewayResult, RefusalReason } from "@/lib/core/gateway-answer";
import { sentence } from "@/lib/core/sentence";
import { text } from "@/lib/core/text.input";

const REASONS: Record<number, RefusalReason> = { 401: "credentials", 402: "credits", 422: "phone" };
const taken = z.object({ id: text().min(1) });

/** An answer to a message: 201 with an id, a refusal by its status, or nothing that can be read. */
export function readEchoAnswer(status: number, body: string): GatewayResult {
  const rest = {
    gatewayMessageId: null,
    detail: sentence("rules.call.answered", { answer: `HTTP ${status}` }),
    body: body.slice(0, 512),
  };
  const reason = REASONS[status];
  if (reason !== undefined) return { ...rest, outcome: "refused", reason, code: String(status) };
  const read = status === 201 ? taken.safeParse(jsonOf(body)) : null;
  if (!read?.success) return { ...rest, outcome: "unknown", reason: null, code: null };
  return { ...rest, outcome: "accepted", reason: null, code: null, gatewayMessageId: read.data.id };
}

/** Undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
