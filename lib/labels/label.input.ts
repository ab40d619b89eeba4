import { z } from "zod";
import { text } from "@/lib/core/text.input";

export const saveLabelInput = z.strictObject({
  /** Absent: a new one. */
  id: z.uuid().optional(),
  name: text()
    .trim()
    .min(1, "Give the label a name.")
    .max(30, "A label can have at most 30 characters.")
    .refine((name) => !/\p{Cc}/u.test(name), "The name holds a character that cannot be kept."),
});
export type SaveLabelInput = z.output<typeof saveLabelInput>;

export const labelIdInput = z.strictObject({ id: z.uuid() });
export type LabelIdInput = z.output<typeof labelIdInput>;

export const labelConversationInput = z.strictObject({ id: z.uuid(), labelId: z.uuid(), on: z.boolean() });
export type LabelConversationInput = z.output<typeof labelConversationInput>;
