import type { CallbackAnswer } from "@/lib/callbacks/receive-callback";
import { sentenceOf } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";

const CODES = {
  400: "invalid",
  403: "forbidden",
  404: "not_found",
  405: "method_not_allowed",
  503: "unavailable",
} as const;

/**
 * How an answer to the gateway is written: as its kind wants it where all is well, problem+json
 * like everything under `/api` where not.
 */
export function callbackBody({ status, type, body }: CallbackAnswer): { type: string; body: string } {
  if (status === 200) return { type, body };
  const code = CODES[status];
  const problem = {
    type: `/docs/api#error-${code}`,
    title: body,
    status,
    code,
    detail: english(sentenceOf(code)),
  };
  return { type: "application/problem+json", body: JSON.stringify(problem) };
}
