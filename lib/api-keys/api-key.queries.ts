import type { WorkspaceContext } from "@/lib/access/context";
import { keyIsHeld } from "@/lib/access/held-key.rules";
import type { Role } from "@/lib/access/permissions.rules";
import type { ApiKeyView, KeyHolderView } from "@/lib/api-keys/api-key.view";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

interface Row {
  id: string;
  name: string;
  role: Role;
  prefix: string;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  held_by_id: string | null;
  made_by: string | null;
  holder: string | null;
  holder_role: Role | null;
}

/**
 * The keys of the workspace, the newest first, with whom each belongs to. The key itself was shown
 * once and is not here.
 */
export async function listApiKeys(ctx: WorkspaceContext, now: Date): Promise<ApiKeyView[]> {
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<Row>(
      `SELECT k.id::text, k.name, k.role::text AS role, k.prefix, k.created_at, k.last_used_at, k.expires_at,
         k.revoked_at, k.held_by_id::text,
         maker.name AS made_by, holder.name AS holder, m.role::text AS holder_role
       FROM api_key k
         LEFT JOIN "user" maker ON maker.id = k.created_by_id
         LEFT JOIN "user" holder ON holder.id = k.held_by_id
         LEFT JOIN member m ON m.workspace_id = k.workspace_id
           AND m.user_id = k.held_by_id
           AND m.disabled_at IS NULL
       WHERE k.workspace_id = $1::uuid ORDER BY k.created_at DESC, k.id LIMIT 500`,
      [ctx.workspaceId],
    ),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    prefix: row.prefix,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    madeBy: row.made_by,
    holder: row.holder,
    status: statusOf(row, now),
  }));
}

function statusOf(row: Row, now: Date): ApiKeyView["status"] {
  if (row.revoked_at !== null) return "revoked";
  if (row.expires_at !== null && row.expires_at <= now) return "expired";
  return keyIsHeld(row) ? "active" : "ended";
}

/** The active members, by name, to hand a key to; the verb decides whose role covers it. */
export async function listKeyHolders(ctx: WorkspaceContext): Promise<KeyHolderView[]> {
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<KeyHolderView>(
      `SELECT m.id::text AS "memberId", u.name, u.email, m.role::text AS role
       FROM member m JOIN "user" u ON u.id = m.user_id
       WHERE m.workspace_id = $1::uuid AND m.disabled_at IS NULL ORDER BY lower(u.name), m.id LIMIT 500`,
      [ctx.workspaceId],
    ),
  );
  return rows;
}
