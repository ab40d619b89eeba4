import type { Role } from "@/lib/access/permissions.rules";

/**
 * What a member holds that would outlive a change of role or being disabled, for whoever is about
 * to do it.
 */
export interface MemberCredentialsView {
  /** Keys that belong to the person. Those beyond the new role are revoked with the change. */
  apiKeys: { id: string; name: string; prefix: string; role: Role; revoked: boolean }[];
  /**
   * Keys that the person made and somebody else holds now: they go on, and the person may still
   * know them.
   */
  handedOver: { id: string; name: string; holder: string }[];
  /** Webhooks whose signing secret the person was shown. */
  webhooks: { id: string; url: string }[];
  /** Accounts whose callback URLs the person has seen. */
  callbacks: { accountId: string; label: string }[];
  /** Accounts whose gateway password the person typed. */
  gatewayPasswords: { accountId: string; label: string }[];
  /**
   * Password links that the person made for others and that still work; they end with the change.
   */
  passwordLinks: number;
  /**
   * Invitations that the person made, nobody has answered, and the new role may not make: they end
   * with the change.
   */
  invitations: number;
}
