/** One person, as screens and the API receive them. `id` is text: it is a 64-bit number. */
export interface ContactView {
  id: string;
  phone: string;
  country: string | null;
  firstName: string;
  lastName: string;
  fields: Record<string, string>;
  suppressed: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface ContactDetail extends ContactView {
  lists: { id: string; name: string }[];
  suppression: { reason: string; source: string; createdAt: string } | null;
}

/** One line of a person's history: what we sent, and what they wrote. */
export type ContactEvent =
  | { kind: "sent"; at: string; campaignId: string; campaignName: string; messageId: string; status: string; parts: number }
  | { kind: "received"; at: string; id: string; text: string; conversationId: string | null };

export interface ContactRecord {
  id: number | string | bigint;
  phone: string;
  country: string | null;
  first_name: string;
  last_name: string;
  fields: unknown;
  suppressed: boolean;
  created_at: Date;
  updated_at: Date;
}

export function contactView(row: ContactRecord): ContactView {
  return {
    id: String(row.id),
    phone: row.phone,
    country: row.country,
    firstName: row.first_name,
    lastName: row.last_name,
    fields: row.fields as Record<string, string>,
    suppressed: row.suppressed,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
