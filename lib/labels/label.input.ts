import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

export const saveLabelInput = z.strictObject({
  /** Absent: a new one. */
  id: z.uuid().optional(),
  name: text()
    .trim()
    .min(1, said("input.labels.name"))
    .max(30, said("input.labels.nameLong"))
    .refine((name) => !/\p{Cc}/u.test(name), said("input.labels.character")),
});
export type SaveLabelInput = z.output<typeof saveLabelInput>;

export const labelIdInput = z.strictObject({ id: z.uuid() });
export type LabelIdInput = z.output<typeof labelIdInput>;

export const labelConversationInput = z.strictObject({ id: z.uuid(), labelId: z.uuid(), on: z.boolean() });
export type LabelConversationInput = z.output<typeof labelConversationInput>;
