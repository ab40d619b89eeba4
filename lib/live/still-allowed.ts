import { idleMinutes } from "@/lib/platform/auth/session-cookie";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/**
 * Whether the person is still signed in with this role, or the key still counts: asked while a stream is open (RELIABILITY A-6). A stream does
 * not keep a sign-in alive: it ends when nobody has done anything for too long, and at the sign-in's own end.
 */
export async function stillAllowed(ctx: WorkspaceContext): Promise<boolean> {
  if (ctx.actor.kind === "apiKey") {
    const key =
      "SELECT 1 FROM api_key WHERE workspace_id = $1 AND id = $2 AND role = $3::role AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())";
    return (await sql.first(key, [ctx.workspaceId, ctx.actor.id, ctx.actor.role])) !== null;
  }
  const member = `SELECT 1 FROM member m JOIN session s ON s.user_id = m.user_id
    WHERE m.workspace_id = $1 AND m.id = $2 AND m.role = $3::role AND m.disabled_at IS NULL AND s.id = $4 AND s.revoked_at IS NULL AND s.expires_at > now()
      AND s.last_seen_at > now() - make_interval(mins => $5)`;
  return (await sql.first(member, [ctx.workspaceId, ctx.actor.id, ctx.actor.role, ctx.sessionId ?? null, idleMinutes()])) !== null;
}
