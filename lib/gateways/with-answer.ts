import type { GatewayResult } from "@/lib/core/gateway-answer";
import { type Sentence, sentence } from "@/lib/core/sentence";

/** What a call came to, and the answer as it came, for whoever looks for what went wrong. */
export function withAnswer({ detail, body }: Pick<GatewayResult, "detail" | "body">): Sentence {
  if (body === "") return detail;
  return sentence("rules.call.withAnswer", { said: detail, answer: body.slice(0, 200) });
}
