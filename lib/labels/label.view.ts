import { z } from "zod";

export const labelViewSchema = z.object({ id: z.uuid(), name: z.string() });
export type LabelView = z.infer<typeof labelViewSchema>;
