import type { WorkspaceContext } from "@/lib/access/context";
import { keyIsHeld } from "@/lib/access/held-key.rules";
import type { Role } from "@/lib/access/permissions.rules";
import { idleMinutes } from "@/lib/platform/auth/session-cookie";
import { sql } from "@/lib/platform/db/sql";

/**
 * Whether the person is still signed in with this role, or the key still counts: asked while a
 * stream is open. A stream does not keep a sign-in alive: it ends when nobody has done
 * anything for too long, and at the sign-in's own end.
 */
export async function stillAllowed(ctx: WorkspaceContext): Promise<boolean> {
  if (ctx.actor.kind === "apiKey") {
    const key = await sql.first<{ role: Role; held_by_id: string | null; holder_role: Role | null }>(
      `SELECT k.role, k.held_by_id, m.role AS holder_role FROM api_key k
         LEFT JOIN member m ON m.workspace_id = k.workspace_id
           AND m.user_id = k.held_by_id
           AND m.disabled_at IS NULL
       WHERE k.workspace_id = $1
         AND k.id = $2
         AND k.role = $3::role
         AND k.revoked_at IS NULL
         AND (k.expires_at IS NULL OR k.expires_at > now())`,
      [ctx.workspaceId, ctx.actor.id, ctx.actor.role],
    );
    return key !== null && keyIsHeld(key);
  }
  const member = `SELECT 1 FROM member m JOIN session s ON s.user_id = m.user_id
    WHERE m.workspace_id = $1
      AND m.id = $2
      AND m.role = $3::role
      AND m.disabled_at IS NULL
      AND s.id = $4
      AND s.revoked_at IS NULL
      AND s.expires_at > now()
      AND s.last_seen_at > now() - make_interval(mins => session_idle_minutes(s.user_id, $5))`;
  return (
    (await sql.first(member, [
      ctx.workspaceId,
      ctx.actor.id,
      ctx.actor.role,
      ctx.sessionId ?? null,
      idleMinutes(),
    ])) !== null
  );
}
