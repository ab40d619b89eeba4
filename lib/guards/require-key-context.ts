import type { WorkspaceContext } from "@/lib/access/context";
import { keyIsHeld } from "@/lib/access/held-key.rules";
import type { Role } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { hashToken } from "@/lib/platform/secrets";

interface KeyRow {
  id: string;
  name: string;
  role: Role;
  workspace_id: string;
  slug: string;
  stale: boolean;
  held_by_id: string | null;
  /** Role of the active membership of whom it belongs to. */
  holder_role: Role | null;
}

/**
 * Who a bearer key is. Unknown, revoked and expired keys, and those whose holder has gone or may
 * less, get one and the same 401.
 */
export async function requireKeyContext(
  authorization: string | null,
  facts: { requestId: string; ip: string | undefined },
): Promise<WorkspaceContext> {
  const key = /^Bearer +(canang_[0-9A-Za-z]{20,100})$/i.exec(authorization ?? "")?.[1];
  const row = key === undefined ? null : await findKey(key);
  if (row === null) throw new AppError("unauthenticated", sentence("problems.guards.sendKey"));
  if (row.stale)
    await sql.execute("UPDATE api_key SET last_used_at = now() WHERE workspace_id = $1 AND id = $2", [
      row.workspace_id,
      row.id,
    ]);
  return {
    workspaceId: row.workspace_id,
    workspaceSlug: row.slug,
    actor: { kind: "apiKey", id: row.id, name: row.name, role: row.role },
    requestId: facts.requestId,
    ...(facts.ip === undefined ? {} : { ip: facts.ip }),
  };
}

/**
 * By the hash of 256 random bits: nothing to guess, and no comparison whose time could tell. A key
 * never does more than the person it belongs to may do at this moment; one that the operator made
 * belongs to nobody.
 */
async function findKey(key: string): Promise<KeyRow | null> {
  const row = await sql.first<KeyRow>(
    `SELECT k.id, k.name, k.role, k.workspace_id, k.held_by_id, m.role AS holder_role, w.slug,
       coalesce(k.last_used_at < now() - interval '1 minute', true) AS stale
     FROM api_key k JOIN workspace w ON w.id = k.workspace_id
       LEFT JOIN member m ON m.workspace_id = k.workspace_id
         AND m.user_id = k.held_by_id
         AND m.disabled_at IS NULL
     WHERE k.key_hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`,
    [hashToken(key)],
  );
  return row !== null && keyIsHeld(row) ? row : null;
}
