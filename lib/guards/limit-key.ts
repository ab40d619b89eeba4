import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { secondsToWait } from "@/lib/platform/auth/seconds-to-wait";
import { sql } from "@/lib/platform/db/sql";

/** Calls that one key may make in a minute, over all web processes. */
export const CALLS_PER_MINUTE = 3_000;

const shared = globalThis as { canangKeyLimiter?: { pool: unknown; limiter: RateLimiterPostgres } };

/** Counts one call of a key. Returns the RateLimit headers, or refuses with 429 and Retry-After. */
export async function limitKey(keyId: string): Promise<Headers> {
  try {
    return rateHeaders(await limiter().consume(keyId));
  } catch (spent) {
    const retryAfter = secondsToWait(spent);
    if (retryAfter === null) throw spent;
    const message = sentence("problems.guards.keyLimit", { most: CALLS_PER_MINUTE, seconds: retryAfter });
    throw new AppError("too_many_requests", message, undefined, {
      retryAfter,
      headers: rateHeaders(spent as RateLimiterRes),
    });
  }
}

function rateHeaders(result: RateLimiterRes): Headers {
  return new Headers({
    "ratelimit-limit": String(CALLS_PER_MINUTE),
    "ratelimit-remaining": String(result.remainingPoints),
    "ratelimit-reset": String(Math.ceil(result.msBeforeNext / 1000)),
  });
}

function limiter(): RateLimiterPostgres {
  const pool = sql.pool();
  if (shared.canangKeyLimiter?.pool !== pool) {
    const options = {
      storeClient: pool,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: "api",
    };
    const limiter = new RateLimiterPostgres({
      ...options,
      points: CALLS_PER_MINUTE,
      duration: 60,
      inMemoryBlockOnConsumed: CALLS_PER_MINUTE + 1,
    });
    shared.canangKeyLimiter = { pool, limiter };
  }
  return shared.canangKeyLimiter.limiter;
}
