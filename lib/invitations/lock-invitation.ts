import type { WorkspaceContext } from "@/lib/access/context";
import type { Role } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireOwner } from "@/lib/members/lock-member";
import type { SqlClient } from "@/lib/platform/db/sql";

export interface LockedInvitation {
  id: string;
  email: string;
  name: string;
  role: Role;
}

/**
 * Holds an invitation of this workspace for a change. One for an owner is changed by owners only.
 */
export async function lockInvitation(
  client: SqlClient,
  ctx: WorkspaceContext,
  by: { invitationId: string } | { email: string },
): Promise<LockedInvitation | null> {
  const found = await client.query<LockedInvitation>(
    `SELECT id, email, name, role FROM invitation
     WHERE workspace_id = $1 AND ${"email" in by ? "email = $2" : "id = $2::uuid"} FOR UPDATE`,
    [ctx.workspaceId, "email" in by ? by.email : by.invitationId],
  );
  const invitation = found.rows[0];
  if (invitation?.role === "owner") requireOwner(ctx);
  return invitation ?? null;
}

/** The same for one that must be there. */
export async function requireInvitation(
  client: SqlClient,
  ctx: WorkspaceContext,
  invitationId: string,
): Promise<LockedInvitation> {
  const invitation = await lockInvitation(client, ctx, { invitationId });
  if (invitation === null) throw new AppError("not_found", sentence("problems.invitations.changed"));
  return invitation;
}
