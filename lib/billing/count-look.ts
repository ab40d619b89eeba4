import "server-only";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { waitingTime } from "@/lib/core/waiting-time";
import { addressGroup } from "@/lib/platform/auth/client-address";
import { secondsToWait } from "@/lib/platform/auth/seconds-to-wait";
import { sql } from "@/lib/platform/db/sql";

/** How often one household may open links to statements in ten minutes. */
export const LOOKS = 60;
const SECONDS = 600;

const shared = globalThis as { canangLookLimiter?: { pool: unknown; limiter: RateLimiterPostgres } };

/** Counts that somebody without a sign-in opens a link, before it is looked up. */
export async function countLook(ip: string | undefined): Promise<void> {
  try {
    await limiter().consume(addressGroup(ip));
  } catch (spent) {
    const retryAfter = secondsToWait(spent);
    if (retryAfter === null) throw spent;
    const message = sentence("problems.billing.tooManyLooks", { wait: waitingTime(retryAfter) });
    throw new AppError("too_many_requests", message, undefined, { retryAfter });
  }
}

function limiter(): RateLimiterPostgres {
  const pool = sql.pool();
  if (shared.canangLookLimiter?.pool !== pool) {
    const options = { storeClient: pool, storeType: "pool", tableName: "rate_limit", tableCreated: true };
    const limiter = new RateLimiterPostgres({
      ...options,
      keyPrefix: "look",
      points: LOOKS,
      duration: SECONDS,
    });
    shared.canangLookLimiter = { pool, limiter };
  }
  return shared.canangLookLimiter.limiter;
}
