import type { WorkspaceContext } from "@/lib/access/context";
import { mayInvite } from "@/lib/access/may-invite.rules";
import type { Role } from "@/lib/access/permissions.rules";
import { findInvitation } from "@/lib/invitations/find-invitation";
import type {
  LinkedInvitation,
  OpenInvitationView,
  OwnInvitationView,
} from "@/lib/invitations/invitation.view";
import { sql } from "@/lib/platform/db/sql";

interface InvitationRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  mailed: boolean;
  expires_at: Date;
  expired: boolean;
  invited_by: string;
  inviter_role: Role;
  inviter_out: boolean;
  workspace: string;
  proven: boolean;
}

const FROM = `FROM invitation i JOIN member m ON m.id = i.invited_by_id JOIN "user" b ON b.id = m.user_id`;
const COLUMNS = `i.id, i.email, i.name, i.role, i.mailed, i.expires_at, i.expires_at <= now() AS expired,
  b.name AS invited_by, m.role AS inviter_role, m.disabled_at IS NOT NULL AS inviter_out`;

/**
 * Every invitation of the workspace that nobody has answered. Tokens lie beside them, so this reads
 * as a trusted program.
 */
export async function listOpenInvitations(ctx: WorkspaceContext): Promise<OpenInvitationView[]> {
  const rows = await sql.query<InvitationRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE i.workspace_id = $1 ORDER BY i.created_at, i.id LIMIT 1000`,
    [ctx.workspaceId],
  );
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    invitedBy: row.invited_by,
    expiresAt: row.expires_at.toISOString(),
    mailed: row.mailed,
    dead: row.expired ? "expired" : isInviterGone(row) ? "inviter" : null,
  }));
}

/** The invitations that a person may answer, or is told to open by their link. */
export async function listInvitationsOf(userId: string): Promise<OwnInvitationView[]> {
  const rows = await sql.query<InvitationRow>(
    `SELECT ${COLUMNS}, w.name AS workspace, u.address_proven_at IS NOT NULL AS proven
     ${FROM} JOIN "user" u ON u.email = i.email JOIN workspace w ON w.id = i.workspace_id
     WHERE u.id = $1 AND i.expires_at > now() ORDER BY i.created_at, i.id LIMIT 100`,
    [userId],
  );
  return rows
    .filter((row) => !isInviterGone(row))
    .map(({ id, workspace, proven, role, invited_by: invitedBy, expires_at: expiresAt }) => ({
      id,
      workspace,
      details: proven ? { role, invitedBy, expiresAt: expiresAt.toISOString() } : null,
    }));
}

/** What the page of a link shows; null when it opens nothing. */
export async function readInvitationLink(token: string): Promise<LinkedInvitation | null> {
  const found = await findInvitation(sql.pool(), { token });
  if (found === null) return null;
  const { workspace, role, email, name, invitedBy, expiresAt, hasLogin } = found;
  return { workspace, role, email, name, invitedBy, expiresAt: expiresAt.toISOString(), hasLogin };
}

function isInviterGone(row: InvitationRow): boolean {
  return row.inviter_out || !mayInvite(row.inviter_role, row.role);
}
