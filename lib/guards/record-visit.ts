import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { sql } from "@/lib/platform/db/sql";

/**
 * Notes that a sign-in was in a workspace. The first time, the sign-in stands in that workspace's
 * audit log, with the address that it came from: so each workspace reads of the sign-ins that
 * served it, and of no other.
 */
export async function recordVisit(ctx: WorkspaceContext): Promise<void> {
  await sql.transaction(async (client) => {
    const { rows } = await client.query<{ first: boolean }>(
      `INSERT INTO session_workspace (session_id, workspace_id) VALUES ($1, $2)
       ON CONFLICT (session_id, workspace_id) DO UPDATE SET last_seen_at = now() RETURNING xmax = 0 AS first`,
      [ctx.sessionId ?? null, ctx.workspaceId],
    );
    if (rows[0]?.first !== true) return;
    await recordAudit(client, ctx, {
      action: "signIn.done",
      entity: "user",
      entityId: ctx.actor.userId ?? null,
    });
  });
}
