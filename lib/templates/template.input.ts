import { z } from "zod";
import { CURSOR_MAX } from "@/lib/core/page";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { smsContent } from "@/lib/messages/message-content.input";

const name = text().trim().min(1, said("input.templates.name")).max(100, said("input.general.nameLong"));

/** POST /api/v1/templates and the form. */
export const createTemplateInput = z.strictObject({ name, message: smsContent });
export type CreateTemplateInput = z.infer<typeof createTemplateInput>;

/**
 * A new version. `version` is the one that was edited: a newer one in the meantime refuses the
 * save.
 */
export const updateTemplateInput = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1),
  name: name.optional(),
  message: smsContent.optional(),
});
export type UpdateTemplateInput = z.infer<typeof updateTemplateInput>;

/** PUT /api/v1/templates/ID. */
export const changeTemplateBody = updateTemplateInput.omit({ id: true });

export const restoreTemplateInput = z.strictObject({ id: z.uuid(), version: z.int().min(1) });
export type RestoreTemplateInput = z.infer<typeof restoreTemplateInput>;

export const templateIdInput = z.strictObject({ id: z.uuid() });
export type TemplateIdInput = z.infer<typeof templateIdInput>;

export const listTemplatesInput = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: text().max(CURSOR_MAX).optional(),
  search: text().trim().max(100).optional(),
});
export type ListTemplatesInput = z.infer<typeof listTemplatesInput>;
