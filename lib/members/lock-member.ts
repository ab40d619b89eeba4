import type { WorkspaceContext } from "@/lib/access/context";
import type { Role } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SqlClient } from "@/lib/platform/db/sql";

export interface LockedMember {
  id: string;
  userId: string;
  role: Role;
  disabled: boolean;
  email: string;
}

/** Holds a member of this workspace for a change. Owners are changed by owners only. */
export async function lockMember(
  client: SqlClient,
  ctx: WorkspaceContext,
  memberId: string,
): Promise<LockedMember> {
  const found = await client.query<LockedMember>(
    `SELECT m.id, m.user_id AS "userId", m.role, m.disabled_at IS NOT NULL AS disabled, u.email
     FROM member m JOIN "user" u ON u.id = m.user_id WHERE m.workspace_id = $1 AND m.id = $2 FOR UPDATE OF m`,
    [ctx.workspaceId, memberId],
  );
  const member = found.rows[0];
  if (member === undefined) throw new AppError("not_found");
  if (member.role === "owner") requireOwner(ctx);
  return member;
}

/** What only an owner may do: give the role of owner, or touch who has it. */
export function requireOwner(ctx: WorkspaceContext): void {
  if (ctx.actor.role !== "owner") throw new AppError("forbidden", sentence("problems.members.ownerOnly"));
}

/**
 * A workspace keeps at least one owner who can sign in. The rows stay locked, so that two owners
 * cannot leave at once.
 */
export async function requireAnotherOwner(
  client: SqlClient,
  ctx: WorkspaceContext,
  memberId: string,
): Promise<void> {
  const owners = await client.query<{ id: string }>(
    `SELECT id
     FROM member
     WHERE workspace_id = $1 AND role = 'owner' AND disabled_at IS NULL
     ORDER BY id
     FOR UPDATE`,
    [ctx.workspaceId],
  );
  if (owners.rows.every((owner) => owner.id === memberId)) {
    throw new AppError("unprocessable", sentence("problems.members.lastOwner"));
  }
}
