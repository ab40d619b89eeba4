import type { WorkspaceContext } from "@/lib/access/context";
import { sql } from "@/lib/platform/db/sql";

/**
 * Notes that a sign-in was in a workspace. The first time, the sign-in stands in that workspace's
 * audit log, with the address that it came from: so each workspace reads of the sign-ins that
 * served it, and of no other.
 */
export async function recordVisit(ctx: WorkspaceContext): Promise<void> {
  await sql.execute(
    `WITH visit AS (INSERT INTO session_workspace (session_id, workspace_id) VALUES ($1, $2)
       ON CONFLICT (session_id, workspace_id) DO UPDATE SET last_seen_at = now() RETURNING xmax = 0 AS first)
     INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id, ip, request_id)
     SELECT $2, 'member', $3, $4, 'sign-in.done', 'user', $5, $6, $7 FROM visit WHERE first`,
    [
      ctx.sessionId ?? null,
      ctx.workspaceId,
      ctx.actor.id,
      ctx.actor.name.slice(0, 200),
      ctx.actor.userId ?? null,
      ctx.ip ?? null,
      ctx.requestId,
    ],
  );
}
