import { markAnswer } from "@/lib/platform/answer-marks";
import type { Failure } from "./describe-failure";

/**
 * An action answers 200 with its refusal inside; one that must wait is also told so by the status,
 * for whoever counts requests in front of us.
 */
export function markFailure({ status, detail }: Failure, requestId: string): void {
  if (status !== 429) return;
  const retryAfter = detail?.retryAfter;
  markAnswer(requestId, { status, ...(typeof retryAfter === "number" ? { retryAfter } : {}) });
}
