import { mayInvite } from "@/lib/access/may-invite.rules";
import type { Role } from "@/lib/access/permissions.rules";
import type { SqlClient } from "@/lib/platform/db/sql";
import { hashToken } from "@/lib/platform/secrets";

/**
 * How a person comes to an invitation: from their own list, or by the link that was given to them.
 */
export type InvitationWay = { invitationId: string } | { token: string };

export interface FoundInvitation {
  id: string;
  workspaceId: string;
  slug: string;
  workspace: string;
  email: string;
  name: string;
  role: Role;
  mailed: boolean;
  /** The inviter's name, and their login. */
  invitedBy: string;
  invitedByUserId: string;
  expiresAt: Date;
  hasLogin: boolean;
}

const TOKEN = /^[\w-]{43}$/;

/**
 * An invitation that can be accepted now: not expired, and made by somebody who still may let in a
 * person with this role. With `hold`, it and the inviter's membership stay locked, so that it
 * cannot be accepted twice, or while it is withdrawn or the inviter is demoted.
 */
export async function findInvitation(
  client: Pick<SqlClient, "query">,
  way: InvitationWay,
  { hold = false }: { hold?: boolean } = {},
): Promise<FoundInvitation | null> {
  if ("token" in way && !TOKEN.test(way.token)) return null;
  const found = await client.query<
    FoundInvitation & { inviterRole: Role; inviterOut: boolean; expired: boolean }
  >(
    `SELECT i.id, i.workspace_id AS "workspaceId", w.slug, w.name AS workspace, i.email, i.name, i.role,
       i.mailed,
       b.name AS "invitedBy", b.id AS "invitedByUserId", i.expires_at AS "expiresAt",
       EXISTS (SELECT FROM "user" u WHERE u.email = i.email) AS "hasLogin",
       m.role AS "inviterRole", m.disabled_at IS NOT NULL AS "inviterOut", i.expires_at <= now() AS expired
     FROM invitation i
       JOIN workspace w ON w.id = i.workspace_id
       JOIN member m ON m.id = i.invited_by_id
       JOIN "user" b ON b.id = m.user_id
     WHERE ${"token" in way ? "i.token_hash = $1" : "i.id = $1::uuid"}
     ${hold ? "FOR UPDATE OF i FOR SHARE OF m" : ""}`,
    ["token" in way ? hashToken(way.token) : way.invitationId],
  );
  const row = found.rows[0];
  if (row === undefined || row.expired || row.inviterOut || !mayInvite(row.inviterRole, row.role))
    return null;
  return row;
}
