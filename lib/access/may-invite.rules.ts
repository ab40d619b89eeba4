import { may, type Role } from "./permissions.rules";

/**
 * Whether a role may let somebody in with another one. Asked when the invitation is made, and of
 * its maker again when it is accepted.
 */
export function mayInvite(inviter: Role, role: Role): boolean {
  return may(inviter, "members.edit") && (role !== "owner" || inviter === "owner");
}
