import { z } from "zod";
import { mergeProblems } from "@/lib/core/merge-problems";
import { said } from "@/lib/core/said";
import { sentenceIssue } from "@/lib/core/sentence-issue";
import { text } from "@/lib/core/text.input";

export const saveCannedReplyInput = z.strictObject({
  /** Absent: a new one. */
  id: z.uuid().optional(),
  title: text().trim().min(1, said("input.cannedReplies.title")).max(80, said("input.general.nameLong")),
  text: text()
    .trim()
    .min(1, said("input.cannedReplies.text"))
    .max(1600, said("input.messages.textLong"))
    .superRefine((text, check) => {
      const problem = mergeProblems(text, null).find(({ stops }) => stops);
      if (problem) check.addIssue(sentenceIssue(problem.sentence));
    }),
});
export type SaveCannedReplyInput = z.output<typeof saveCannedReplyInput>;

export const cannedReplyIdInput = z.strictObject({ id: z.uuid() });
export type CannedReplyIdInput = z.output<typeof cannedReplyIdInput>;

/** `conversation`: fills the merge fields for its person. */
export const cannedRepliesQuery = z.object({ conversation: z.uuid().optional() });
export type CannedRepliesQuery = z.output<typeof cannedRepliesQuery>;
