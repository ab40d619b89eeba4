import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { maskPhone } from "@/lib/core/phone-number";
import { sentence } from "@/lib/core/sentence";
import { waitingTime } from "@/lib/core/waiting-time";
import { sql } from "@/lib/platform/db/sql";

/**
 * Whole numbers that one person or key may ask about. Five hidden digits are 100,000 numbers: that
 * takes more than a year.
 */
export const LOOKUPS = { hour: 60, day: 200 } as const;
const SECONDS = { hour: 3_600, day: 86_400 } as const;

type Counter = keyof typeof LOOKUPS;
type Limiters = Record<Counter | "seen" | "found", RateLimiterPostgres>;
const shared = globalThis as { canangLookupLimiters?: { pool: unknown; limiters: Limiters } };

/** Whether somebody sees numbers masked, so that asking about a whole one tells them something. */
export function seesMasked(ctx: WorkspaceContext): boolean {
  return !may(ctx.actor.role, "phones.unmasked");
}

/**
 * Counts that somebody who sees masked numbers asks about a whole one, by search or by what a
 * change answers: a hit confirms what is hidden. The same number is counted once an hour, so that a
 * screen may read its list again. Refuses with 429 when it is too many.
 */
export async function countLookup(ctx: WorkspaceContext, phone: string): Promise<void> {
  if (!seesMasked(ctx)) return;
  const { seen } = limiters();
  const key = keyOf(ctx, phone);
  if ((await seen.get(key)) !== null) return;
  for (const counter of ["hour", "day"] as const) await consume(counter, personOf(ctx));
  await seen.set(key, 1, SECONDS.hour);
}

/**
 * A number that is there was asked about: it stands in the audit log, as a reveal does; once an
 * hour for each number.
 */
export async function recordLookupHit(
  ctx: WorkspaceContext,
  phone: string,
  entity: "conversation" | "suppression",
): Promise<void> {
  if (!seesMasked(ctx)) return;
  const key = `${entity}:${keyOf(ctx, phone)}`;
  if ((await limiters().found.get(key)) !== null) return;
  await recordAudit(sql, ctx, {
    action: "phone.confirmed",
    entity,
    entityId: maskPhone(phone),
  });
  await limiters().found.set(key, 1, SECONDS.hour);
}

async function consume(counter: Counter, key: string): Promise<void> {
  try {
    await limiters()[counter].consume(key);
  } catch (spent) {
    const { msBeforeNext } = spent as { msBeforeNext?: number };
    if (msBeforeNext === undefined) throw spent;
    const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
    const tooMany = sentence("problems.maskedNumbers.tooManyLookups", {
      count: LOOKUPS[counter],
      period: counter,
      wait: waitingTime(retryAfter),
    });
    throw new AppError("too_many_requests", tooMany, undefined, { retryAfter });
  }
}

/** One count a person, whichever of their sign-ins asks; a key is its own. */
function personOf({ actor }: WorkspaceContext): string {
  return actor.userId ?? actor.id;
}

function keyOf(ctx: WorkspaceContext, phone: string): string {
  return createHash("sha256")
    .update(`${personOf(ctx)} ${ctx.workspaceId} ${phone}`)
    .digest("base64url");
}

function limiters(): Limiters {
  const pool = sql.pool();
  if (shared.canangLookupLimiters?.pool !== pool) {
    const make = (name: string, points: number, duration: number) =>
      new RateLimiterPostgres({
        ...{ storeClient: pool, storeType: "pool", tableName: "rate_limit", tableCreated: true },
        ...{ keyPrefix: `phone-lookup-${name}`, points, duration },
      });
    const counters = {
      hour: make("hour", LOOKUPS.hour, SECONDS.hour),
      day: make("day", LOOKUPS.day, SECONDS.day),
    };
    shared.canangLookupLimiters = {
      pool,
      limiters: { ...counters, seen: make("seen", 1, SECONDS.hour), found: make("found", 1, SECONDS.hour) },
    };
  }
  return shared.canangLookupLimiters.limiters;
}
