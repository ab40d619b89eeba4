import type { Role } from "@/lib/access/permissions.rules";

/** An open invitation, for the administrators of the workspace that made it. */
export interface OpenInvitationView {
  id: string;
  email: string;
  /** As the inviter wrote it; the person's own name shows once they have accepted. */
  name: string;
  role: Role;
  invitedBy: string;
  expiresAt: string;
  mailed: boolean;
  /** Why its link opens nothing any more; null while it can be accepted. */
  dead: "expired" | "inviter" | null;
}

/** An invitation, for the person whose address was invited. */
export interface OwnInvitationView {
  id: string;
  workspace: string;
  /**
   * Null where only the link shows more: nobody has proved that this login belongs to the address.
   */
  details: { role: Role; invitedBy: string; expiresAt: string } | null;
}

/** What a link leads to. */
export interface LinkedInvitation {
  workspace: string;
  role: Role;
  email: string;
  name: string;
  invitedBy: string;
  expiresAt: string;
  /** Somebody can sign in with this address already. */
  hasLogin: boolean;
}

/**
 * What an administrator is told of an invitation just made: the link this one time, or null where
 * it was mailed.
 */
export interface MadeInvitation {
  invitationId: string;
  email: string;
  link: string | null;
}
