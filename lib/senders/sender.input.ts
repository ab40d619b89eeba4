import { z } from "zod";
import { said } from "@/lib/core/said";
import { sentenceIssue } from "@/lib/core/sentence-issue";
import { text } from "@/lib/core/text.input";
import { checkSender } from "@/lib/senders/sender.rules";

export const createSenderInput = z.strictObject({
  value: text()
    .trim()
    .min(1, said("input.senders.value"))
    .max(32)
    .superRefine((value, context) => {
      const problem = checkSender(value);
      if (problem !== null) context.addIssue(sentenceIssue(problem));
    }),
  note: text().trim().max(200, said("input.general.noteLong")).default(""),
});
export type CreateSenderInput = z.infer<typeof createSenderInput>;

export const senderIdInput = z.strictObject({ id: z.uuid() });
export type SenderIdInput = z.infer<typeof senderIdInput>;
