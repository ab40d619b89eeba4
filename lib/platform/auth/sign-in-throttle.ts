import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { waitingTime } from "@/lib/core/waiting-time";
import { addressGroup } from "@/lib/platform/auth/client-address";
import { secondsToWait } from "@/lib/platform/auth/seconds-to-wait";
import { sql } from "@/lib/platform/db/sql";

const WINDOW_SECONDS = 15 * 60;
/**
 * Wrong tries in a quarter of an hour: for one account from one address, for one account from
 * anywhere, from one address; codes of one account.
 */
const LIMITS = { pair: 10, account: 60, address: 100, code: 10 } as const;

type Counter = keyof typeof LIMITS;
const shared = globalThis as {
  canangSignInLimiters?: { pool: unknown; limiters: Record<Counter, RateLimiterPostgres> };
};

export interface Attempt {
  email: string;
  ip: string | undefined;
  /**
   * This address has signed in to this account before: strangers elsewhere cannot lock it out
   * (A-3).
   */
  familiar: boolean;
}

/**
 * Counts a try before the password is looked at, so that parallel tries count too. Refuses with 429
 * and the seconds to wait.
 */
export async function countAttempt(attempt: Attempt): Promise<void> {
  for (const [counter, key] of keysOf(attempt)) await count(counter, key);
}

async function count(counter: Counter, key: string): Promise<void> {
  try {
    await limiters()[counter].consume(key);
  } catch (spent) {
    const retryAfter = secondsToWait(spent);
    if (retryAfter === null) throw spent;
    throw new AppError(
      "too_many_requests",
      sentence("problems.signIn.tooManyTries", { wait: waitingTime(retryAfter) }),
      undefined,
      {
        retryAfter,
      },
    );
  }
}

/**
 * Counts a try of a six-digit code: only who knows the password comes this far, and ten guesses in
 * a quarter of an hour are no danger.
 */
export async function countCode(userId: string): Promise<void> {
  await count("code", userId);
}

/** Counts a try with a passkey, which says whose it is only when it was right: by address alone. */
export async function countAddress(ip: string | undefined): Promise<void> {
  await count("address", addressGroup(ip));
}

/** The passkey was right: the try is taken back. */
export async function forgiveAddress(ip: string | undefined): Promise<void> {
  await limiters().address.reward(addressGroup(ip));
}

/** The code was right. */
export async function forgiveCode(userId: string): Promise<void> {
  await limiters().code.delete(userId);
}

/** The password was right: the try is taken back. */
export async function forgiveAttempt(attempt: Attempt): Promise<void> {
  for (const [counter, key] of keysOf(attempt)) {
    if (counter === "pair") await limiters().pair.delete(key);
    else await limiters()[counter].reward(key);
  }
}

/** After a new password was set by a link: the account's own counter begins again. */
export async function forgiveAccount(email: string): Promise<void> {
  await limiters().account.delete(digest(email));
}

function keysOf({ email, ip, familiar }: Attempt): [Counter, string][] {
  const address = addressGroup(ip);
  const account = digest(email);
  const keys: [Counter, string][] = [
    ["address", address],
    ["pair", `${account}:${address}`],
  ];
  return familiar ? keys : [...keys, ["account", account]];
}

function digest(email: string): string {
  return createHash("sha256").update(email).digest("base64url");
}

function limiters(): Record<Counter, RateLimiterPostgres> {
  const pool = sql.pool();
  if (shared.canangSignInLimiters?.pool !== pool) {
    const make = (counter: Counter) =>
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: "pool",
        tableName: "rate_limit",
        tableCreated: true,
        keyPrefix: `sign-in-${counter}`,
        points: LIMITS[counter],
        duration: WINDOW_SECONDS,
      });
    const all = {
      pair: make("pair"),
      account: make("account"),
      address: make("address"),
      code: make("code"),
    };
    shared.canangSignInLimiters = { pool, limiters: all };
  }
  return shared.canangSignInLimiters.limiters;
}
