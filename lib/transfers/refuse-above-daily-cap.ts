import "server-only";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { MAY_HAVE_MOVED, SUM_HOURS } from "@/lib/transfers/approval-demand.rules";

/**
 * The most that a workspace moves in a rolling day, whoever asks and however it was approved (B-2).
 * Call it with the workspace's row locked. What was taken back, or refused by the gateway, does not
 * count.
 */
export async function refuseAboveDailyCap(
  client: SqlRunner,
  workspaceId: string,
  cap: number | null,
  credits: number,
): Promise<void> {
  if (cap === null) return;
  const { rows } = await client.query<{ moved: number }>(
    `SELECT coalesce(sum(credits), 0)::bigint AS moved FROM transfer
     WHERE workspace_id = $1::uuid
       AND created_at > now() - make_interval(hours => ${SUM_HOURS})
       AND ${MAY_HAVE_MOVED}`,
    [workspaceId],
  );
  const left = Math.max(0, cap - Number(rows[0]?.moved ?? 0));
  if (credits <= left) return;
  const aboveCap = sentence("problems.transfers.dailyCap", { cap, hours: SUM_HOURS, left });
  throw new AppError("unprocessable", aboveCap, { credits: aboveCap });
}
