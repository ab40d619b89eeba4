import type { WorkspaceContext } from "@/lib/access/context";
import type { Role } from "@/lib/access/permissions.rules";
import { readDevice } from "@/lib/core/device-of";
import type { MemberView, SessionView } from "@/lib/members/member.view";
import { idleMinutes } from "@/lib/platform/auth/session-cookie";
import { sql } from "@/lib/platform/db/sql";

interface MemberRow {
  id: string;
  user_id: string;
  name: string;
  email: string;
  role: Role;
  created_at: Date;
  disabled_at: Date | null;
  last_seen_at: Date | null;
  invited: boolean;
}

/**
 * Everybody of the workspace, owners first, and when they were last in it. Sessions belong to the
 * login, so this reads as a trusted program.
 */
export async function listMembers(ctx: WorkspaceContext): Promise<MemberView[]> {
  const rows = await sql.query<MemberRow>(
    `SELECT m.id, m.user_id, u.name, u.email, m.role, m.created_at, m.disabled_at,
       u.password_hash = '' AS invited,
       (SELECT max(v.last_seen_at) FROM session_workspace v JOIN session s ON s.id = v.session_id
        WHERE v.workspace_id = m.workspace_id AND s.user_id = u.id) AS last_seen_at
     FROM member m JOIN "user" u ON u.id = m.user_id WHERE m.workspace_id = $1
     ORDER BY m.disabled_at IS NOT NULL, m.role, lower(u.name), m.id LIMIT 1000`,
    [ctx.workspaceId],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    addedAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    disabled: row.disabled_at !== null,
    invited: row.invited,
    you: row.user_id === ctx.actor.userId,
  }));
}

/** The living sign-ins of the person who asks. */
export async function listSessions(ctx: WorkspaceContext): Promise<SessionView[]> {
  const rows = await sql.query<{
    id: string;
    created_at: Date;
    last_seen_at: Date;
    ip: string | null;
    user_agent: string | null;
  }>(
    `SELECT id, created_at, last_seen_at, ip, user_agent FROM session
     WHERE user_id = $1
       AND revoked_at IS NULL
       AND expires_at > now()
       AND last_seen_at > now() - make_interval(mins => session_idle_minutes(user_id, $2))
     ORDER BY last_seen_at DESC LIMIT 100`,
    [ctx.actor.userId, idleMinutes()],
  );
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    ip: row.ip,
    device: readDevice(row.user_agent ?? ""),
    current: row.id === ctx.sessionId,
  }));
}

/** The workspaces a login may open, by name. */
export async function listWorkspacesOf(
  userId: string,
): Promise<{ slug: string; name: string; role: Role }[]> {
  return sql.query(
    `SELECT w.slug, w.name, m.role FROM member m JOIN workspace w ON w.id = m.workspace_id
     WHERE m.user_id = $1 AND m.disabled_at IS NULL ORDER BY lower(w.name), w.id LIMIT 200`,
    [userId],
  );
}
