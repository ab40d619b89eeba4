/** Every mail the product sends, with the values that its text in `messages/en/mail.json` needs. */
export interface MailValues {
  /** Asked to join a workspace; the link leads to the invitation. */
  invitation: { workspace: string; inviter: string; role: string; link: string; days: number };
  /** Asked for a new password. */
  "password-link": { name: string; link: string; hours: number };
  "password-changed": { name: string };
  "address-changed": { name: string; email: string };
  "second-factor-changed": { name: string; change: string };
  /** Two-step sign-in will be required from this day on, `2026-12-05`. */
  "two-step-due": { name: string; workspace: string; date: string };
  "new-sign-in": { name: string; device: string; ip: string; at: string };
  /** Told to owners and admins: the size from which a transfer needs a second person was changed. */
  "approval-limit-changed": { workspace: string; by: string; before: string; after: string };
}

export type MailKind = keyof MailValues;

export type Mail = { [K in MailKind]: { kind: K; to: string; values: MailValues[K] } }[MailKind];
