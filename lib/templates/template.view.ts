import { z } from "zod";
import { smsContent } from "@/lib/messages/message-content.input";

/** A saved text in its newest version. */
export const templateViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  /** Id of the newest version; a campaign keeps the one it used. */
  versionId: z.uuid(),
  message: smsContent,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type TemplateView = z.infer<typeof templateViewSchema>;

const templateVersionSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  message: smsContent,
  createdAt: z.iso.datetime(),
  createdByName: z.string(),
});

/** A template with its whole history, newest first. */
export const templateHistorySchema = templateViewSchema.extend({ versions: z.array(templateVersionSchema) });
export type TemplateHistoryView = z.infer<typeof templateHistorySchema>;
