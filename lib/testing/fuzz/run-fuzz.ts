import type { FuzzRequest } from "@/lib/testing/fuzz/fuzz-request";
import { makeRequest } from "@/lib/testing/fuzz/make-request";
import { Random } from "@/lib/testing/fuzz/random";
import { type FuzzAnswer, sendRequest } from "@/lib/testing/fuzz/send-request";
import type { FuzzTarget } from "@/lib/testing/fuzz/target";

export interface FuzzFailure {
  number: number;
  why: string;
  request: FuzzRequest;
  answer: FuzzAnswer;
}

export interface FuzzResult {
  /** kind → status → how many. */
  statuses: Record<string, Record<number, number>>;
  slowest: number;
  failures: FuzzFailure[];
}

export interface FuzzOptions {
  /** The one request to send, by its number. */
  only?: number | undefined;
  /** Ends it early; what was sent until then is told. */
  signal?: AbortSignal;
}

const AT_ONCE = 8;

/**
 * Sends `count` requests that the seed decides, each by its number alone, so that one of them can
 * be sent again.
 */
export async function runFuzz(
  target: FuzzTarget,
  seed: number,
  count: number,
  options: FuzzOptions = {},
): Promise<FuzzResult> {
  const { only, signal } = options;
  const result: FuzzResult = { statuses: {}, slowest: 0, failures: [] };
  let next = only ?? 0;
  const end = only === undefined ? count : only + 1;
  const work = async () => {
    for (let number = next++; number < end && !signal?.aborted; number = next++) {
      const request = makeRequest(new Random(seed * 1_000_003 + number), target);
      const answer = await sendRequest(target.url, request);
      const kind = result.statuses[request.kind] ?? {};
      result.statuses[request.kind] = { ...kind, [answer.status]: (kind[answer.status] ?? 0) + 1 };
      result.slowest = Math.max(result.slowest, answer.millis);
      const why = whatIsWrong(request, answer);
      if (why !== null) result.failures.push({ number, why, request, answer });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return result;
}

/** What must hold of every answer, whatever was asked. */
function whatIsWrong({ path, kind, method }: FuzzRequest, { status, type, body }: FuzzAnswer): string | null {
  if (status === -1) return "no answer in time";
  if (status === 0) return "closed without an answer";
  if (status >= 500) return `answered ${status}`;
  if (
    /\bat (?:async )?[\w.<>]+ \(|node_modules|PrismaClient/.test(
      status >= 400 ? body.replace(/<script[\s\S]*?<\/script>/g, "") : "",
    )
  )
    return "the answer tells of the inside";
  if (kind === "actions" && /"code":"internal"/.test(body)) return "an action answered as a defect";
  if (kind === "forms" && body.includes("Something went wrong on our side"))
    return "a form answered as a defect";
  if (
    status >= 400 &&
    method !== "HEAD" &&
    path.startsWith("/api") &&
    !type.startsWith("application/problem+json")
  )
    return `answered ${type || "no type"}`;
  return null;
}
