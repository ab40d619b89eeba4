import { z } from "zod";

/** A message template that WhatsApp knows, in one language. */
export const whatsAppTemplateSchema = z.object({
  id: z.uuid(),
  gatewayAccountId: z.uuid(),
  name: z.string(),
  language: z.string(),
  /** As WhatsApp writes it: APPROVED, PENDING, REJECTED, PAUSED, DISABLED, and others to come. */
  status: z.string(),
  /** MARKETING, UTILITY or AUTHENTICATION. */
  category: z.string(),
  /** What it was before WhatsApp moved it. */
  previousCategory: z.string().nullable(),
  /** GREEN, YELLOW, RED or UNKNOWN. */
  quality: z.string(),
  rejectedReason: z.string().nullable(),
  header: z.object({ format: z.string(), text: z.string().nullable() }).nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(z.object({ kind: z.string(), text: z.string() })),
  /** What is filled in for each person, in the order in which it stands there. */
  variables: z.array(
    z.object({
      place: z.enum(["header", "body", "button"]),
      button: z.int().nullable(),
      name: z.string(),
      example: z.string().nullable(),
    }),
  ),
  /** When something of it was last seen to have changed. */
  changedAt: z.iso.datetime(),
});
export type WhatsAppTemplateView = z.infer<typeof whatsAppTemplateSchema>;

/** What the last asking for an account's templates brought. */
const templateSyncSchema = z.object({
  gatewayAccountId: z.uuid(),
  label: z.string(),
  /** Null until they were told for the first time. */
  syncedAt: z.iso.datetime().nullable(),
  /** Why the last asking brought nothing; null when it did. */
  problem: z.string().nullable(),
});
export type TemplateSyncView = z.infer<typeof templateSyncSchema>;

export const syncedTemplatesSchema = z.object({ data: z.array(templateSyncSchema) });
