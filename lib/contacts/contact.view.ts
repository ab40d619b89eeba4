import { z } from "zod";
import { optInViewSchema } from "@/lib/whatsapp-opt-ins/opt-in.view";

/** One person, as screens and the API receive them. `id` is text: it is a 64-bit number. */
export const contactViewSchema = z.object({
  id: z.string(),
  phone: z.string().describe("Digits, country code first."),
  country: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  fields: z.record(z.string(), z.string()),
  suppressed: z.boolean().describe("May not be texted."),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type ContactView = z.infer<typeof contactViewSchema>;

export const contactDetailSchema = contactViewSchema.extend({
  lists: z.array(z.object({ id: z.uuid(), name: z.string() })),
  suppression: z.object({ reason: z.string(), source: z.string(), createdAt: z.iso.datetime() }).nullable(),
  channelStops: z
    .array(z.object({ channel: z.string(), source: z.string(), createdAt: z.iso.datetime() }))
    .describe("Channels by which they are sent no campaign, while the others go on."),
  whatsappOptIn: optInViewSchema.nullable().describe("What they agreed to of marketing by WhatsApp."),
});
export type ContactDetail = z.infer<typeof contactDetailSchema>;

/**
 * What adding one person came to. `created` is false when the phone was known: that person was
 * completed.
 */
export const createdContactSchema = z.object({ id: z.string(), phone: z.string(), created: z.boolean() });
export type CreatedContact = z.infer<typeof createdContactSchema>;

/** One line of a person's history: what we sent, and what they wrote. */
export type ContactEvent =
  | {
      kind: "sent";
      at: string;
      campaignId: string;
      campaignName: string;
      messageId: string;
      status: string;
      /** Why it failed, or nothing. */
      code: string | null;
      parts: number;
    }
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

/** How many people were chosen, and for how many something has changed. */
export interface ChangedPeople {
  people: number;
  changed: number;
}
