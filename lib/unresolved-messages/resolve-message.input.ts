import { z } from "zod";
import { text } from "@/lib/core/text.input";

export const resolveMessageInput = z.strictObject({
  ref: text().max(64),
  decision: z.enum(["sent", "again"]),
});
export type ResolveMessageInput = z.infer<typeof resolveMessageInput>;
