import type { WorkspaceContext } from "@/lib/access/context";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { RestoreHoldView } from "@/lib/restore-hold/restore-hold.view";

/** Null while nothing is held. */
export async function getRestoreHold(ctx: WorkspaceContext): Promise<RestoreHoldView | null> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { rows } = await asSqlRunner(tx).query<{
      copyAt: Date | null;
      campaigns: number;
      texts: number;
      transfers: number;
    }>(
      `SELECT w.held_copy_at AS "copyAt",
         (SELECT count(*)::int FROM campaign c WHERE c.workspace_id = w.id AND c.kind = 'campaign'
            AND c.status = 'paused' AND c.paused_reason = 'restored') AS campaigns,
         (SELECT count(*)::int FROM campaign c WHERE c.workspace_id = w.id AND c.kind <> 'campaign'
            AND c.status = 'sending' AND c.created_at < w.held_since) AS texts,
         (SELECT count(*)::int FROM transfer t WHERE t.workspace_id = w.id AND t.created_at < w.held_since
            AND t.status IN ('awaiting_approval', 'pending', 'sending')) AS transfers
       FROM workspace w WHERE w.id = $1::uuid AND w.held_since IS NOT NULL`,
      [ctx.workspaceId],
    );
    const held = rows[0];
    return held === undefined ? null : { ...held, copyAt: held.copyAt?.toISOString() ?? null };
  });
}
