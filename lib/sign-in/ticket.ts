import { openSecret, sealSecret } from "@/lib/platform/secrets";

export type TicketPurpose =
  | "sign-in"
  | "two-step"
  | "passkey-sign-in"
  | "passkey-second-step"
  | "passkey-confirm"
  | "passkey-add";

/**
 * What a person carries from one step of a form to the next: sealed, for one purpose, and good for
 * a few minutes.
 */
export function sealTicket(purpose: TicketPurpose, facts: Record<string, string>, minutes: number): string {
  return sealSecret(JSON.stringify({ ...facts, until: Date.now() + minutes * 60_000 }), `ticket:${purpose}`);
}

/** The facts in a ticket; null when it is none of ours, for another purpose, or too old. */
export function openTicket(purpose: TicketPurpose, ticket: string): Record<string, string> | null {
  try {
    const { until, ...facts } = JSON.parse(openSecret(ticket, `ticket:${purpose}`)) as Record<
      string,
      string
    > & { until: number };
    return until > Date.now() ? facts : null;
  } catch {
    return null;
  }
}
