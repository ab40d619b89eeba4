import { may, type Role } from "@/lib/access/permissions.rules";

/** Days for which an invitation can be accepted. */
export const INVITATION_DAYS = 7;
/** Open invitations that a workspace may have at once. */
export const OPEN_INVITATIONS = 200;

/**
 * Whether a role may let somebody in with another one. Asked when the invitation is made, and of
 * its maker again when it is accepted.
 */
export function mayInvite(inviter: Role, role: Role): boolean {
  return may(inviter, "members.edit") && (role !== "owner" || inviter === "owner");
}

/** The token in what somebody pasted: a whole link, or the token alone. Null when it is neither. */
export function tokenInLink(pasted: string): string | null {
  return /^(?:\S*\/invitations\/)?([\w-]{43})\/?$/.exec(pasted.trim())?.[1] ?? null;
}
