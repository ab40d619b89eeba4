/** Days for which an invitation can be accepted. */
export const INVITATION_DAYS = 7;
/** Open invitations that a workspace may have at once. */
export const OPEN_INVITATIONS = 200;

/** The token in what somebody pasted: a whole link, or the token alone. Null when it is neither. */
export function tokenInLink(pasted: string): string | null {
  return /^(?:\S*\/invitations\/)?([\w-]{43})\/?$/.exec(pasted.trim())?.[1] ?? null;
}
