import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { waitingTime } from "@/lib/core/waiting-time";
import { addressGroup } from "@/lib/platform/auth/client-address";
import { sql } from "@/lib/platform/db/sql";

const WINDOW_SECONDS = 60 * 60;
/** Mails that somebody may ask for in an hour: to one address, and from one client. */
const PER_ADDRESS = 4;
const PER_CLIENT = 20;

type Purpose = "password" | "address" | "test";
const shared = globalThis as {
  canangMailLimiters?: { pool: unknown; address: RateLimiterPostgres; client: RateLimiterPostgres };
};

/**
 * Counts a mail that somebody asks for, before anything is done. Refuses with 429 and the time to
 * wait, alike for every address.
 */
export async function countMailRequest(
  purpose: Purpose,
  email: string,
  ip: string | undefined,
): Promise<void> {
  const { client, address } = limiters();
  await count(client, `${purpose}:${addressGroup(ip)}`);
  await count(address, `${purpose}:${createHash("sha256").update(email).digest("base64url")}`);
}

async function count(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (spent) {
    // Asked by shape: the class of the library is another one in each bundle.
    const millis = (spent as { msBeforeNext?: unknown }).msBeforeNext;
    if (typeof millis !== "number") throw spent;
    const retryAfter = Math.max(1, Math.ceil(millis / 1000));
    throw new AppError(
      "too_many_requests",
      sentence("problems.mail.tooMany", { wait: waitingTime(retryAfter) }),
      undefined,
      { retryAfter },
    );
  }
}

function limiters() {
  const pool = sql.pool();
  if (shared.canangMailLimiters?.pool !== pool) {
    const make = (counter: string, points: number) =>
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: "pool",
        tableName: "rate_limit",
        tableCreated: true,
        keyPrefix: `mail-${counter}`,
        points,
        duration: WINDOW_SECONDS,
      });
    shared.canangMailLimiters = {
      pool,
      address: make("address", PER_ADDRESS),
      client: make("client", PER_CLIENT),
    };
  }
  return shared.canangMailLimiters;
}
