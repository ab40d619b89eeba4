import { createHash } from "node:crypto";
import type { Approvable } from "@/lib/approvals/approval.view";
import { asksAgain, readAsked, type StoredAudience } from "@/lib/audiences/asked-audience";
import { FALLBACK_WHEN, type Fallback } from "@/lib/fallbacks/fallback.rules";
import { fallbackAccount } from "@/lib/fallbacks/fallback-account";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { Repeat } from "@/lib/repeats/repeat.input";
import type { Retry } from "@/lib/retries/retry.rules";
import type { Split } from "@/lib/splits/split.rules";

interface Row {
  message: Record<string, unknown>;
  audience: StoredAudience;
  sender: string | null;
  account_id: string | null;
  scheduled_at: Date | null;
  time_zone: string | null;
  repeat: Repeat | null;
  fallback: Fallback | null;
  retry: Retry | null;
  split: Split | null;
  slow_start: boolean | null;
  tracked: boolean;
  max_per_second: number | null;
  valid_hours: number | null;
  quiet_hours: string | null;
  quiet_hours_reason: string | null;
}

/**
 * What a yes is given to, and its hash: the text, everything that decides who gets it (lists,
 * numbers, the questions of its segments as they stand now), the sender, the account and the time.
 * @param hold keeps its segments as they are until the transaction ends.
 */
export async function readApprovable(
  runner: SqlRunner,
  workspaceId: string,
  campaignId: string,
  hold = false,
): Promise<{ asked: Approvable; hash: string; reason: string | null }> {
  const { rows } = await runner.query<Row>(
    `SELECT c.message, c.audience, c.sender, c.scheduled_at, c.time_zone, c.repeat, c.fallback, c.retry,
       c.split, c.slow_start, c.tracked, c.max_per_second, c.valid_hours, c.quiet_hours, c.quiet_hours_reason,
       coalesce(c.gateway_account_id, (
         SELECT a.id FROM gateway_account a
         WHERE a.workspace_id = c.workspace_id AND a.archived_at IS NULL
         ORDER BY a.is_default DESC, a.created_at LIMIT 1)) AS account_id
     FROM campaign c WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid`,
    [workspaceId, campaignId],
  );
  const row = rows[0] as Row;
  const { lists, phones, segments = [], exclude } = row.audience;
  if (hold && asksAgain(row.audience))
    await runner.query("SELECT FROM segment WHERE workspace_id = $1::uuid ORDER BY id FOR SHARE", [
      workspaceId,
    ]);
  const audienceHash = await hashAudience(runner, workspaceId, row.audience);
  const asked: Approvable = {
    message: row.message,
    sender: row.sender,
    accountId: row.account_id,
    scheduledAt: row.time_zone === null ? null : (row.scheduled_at?.toISOString() ?? null),
    timeZone: row.time_zone,
    ...(row.repeat === null ? {} : { repeat: row.repeat }),
    ...(await approvedFallback(runner, workspaceId, row.fallback)),
    // What stands in a column has no order of its own.
    ...(row.retry === null ? {} : { retry: { afterHours: row.retry.afterHours, times: row.retry.times } }),
    ...(row.split === null ? {} : { split: inOrder(row.split) }),
    ...(row.slow_start ? { slowStart: true } : {}),
    delivery: row.tracked ? "tracked" : "untracked",
    maxPerSecond: row.max_per_second,
    validHours: row.valid_hours,
    quietHours: row.quiet_hours,
    lists,
    segments,
    exceptLists: exclude?.lists ?? [],
    exceptSegments: exclude?.segments ?? [],
    textedWithinDays: exclude?.textedWithinDays ?? null,
    phones: phones.length,
    audienceHash,
  };
  const reason = row.quiet_hours_reason;
  return { asked, hash: digest([asked, reason]), reason };
}

function inOrder({ texts, share, by, afterHours, ifClose }: Split): Split {
  return { texts, share, by, afterHours, ifClose };
}

/** In one order, with the account that it would take: what stands in a column has none. */
async function approvedFallback(
  runner: SqlRunner,
  workspaceId: string,
  fallback: Fallback | null,
): Promise<Pick<Approvable, "fallback">> {
  if (fallback === null) return {};
  const account = await fallbackAccount(runner, workspaceId, fallback);
  const { text, sender, when, hours } = fallback;
  return {
    fallback: {
      text,
      gatewayAccountId: account?.id ?? null,
      sender: sender || null,
      when: FALLBACK_WHEN.filter((one) => when.includes(one)),
      hours: when.includes("notDeliveredWithinHours") ? (hours ?? null) : null,
    },
  };
}

/** Of all that decides who gets it: at its start its segments must ask what they asked before. */
export async function hashAudience(
  runner: SqlRunner,
  workspaceId: string,
  audience: StoredAudience,
): Promise<string> {
  const asked = await readAsked(runner, workspaceId, audience);
  const { segments = [], exclude } = audience;
  return digest([
    [...audience.lists].sort(),
    audience.phones,
    [...segments].sort(),
    exclude
      ? [[...exclude.lists].sort(), [...exclude.segments].sort(), exclude.textedWithinDays ?? null]
      : null,
    asked?.segments ?? [],
    asked?.exclude.segments ?? [],
    [...(asked?.asking.segments ?? [])].sort(([one], [other]) => (one < other ? -1 : 1)),
  ]);
}

export function digest(parts: unknown): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
