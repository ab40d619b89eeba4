import { z } from "zod";
import { text } from "@/lib/core/text.input";
import { KEYWORD_LANGUAGES, keywordProblems } from "@/lib/inbox/keyword-list.rules";

const confirmation = text().trim().max(480, "Use at most 480 characters.");

/** Kept in the workspace's settings under `inbox`. Empty: nothing is sent. */
export const inboxSettingsSchema = z.object({
  stopConfirmation: confirmation.default(""),
  startConfirmation: confirmation.default(""),
});
export type InboxSettings = z.output<typeof inboxSettingsSchema>;

export const saveInboxSettingsInput = z.strictObject({
  stopConfirmation: confirmation,
  startConfirmation: confirmation,
});

const keyword = z.strictObject({
  keyword: text().trim().min(1, "Write the word.").max(40, "A word can have at most 40 characters."),
  language: z.enum(KEYWORD_LANGUAGES),
  action: z.enum(["stop", "start"]),
});

/** The whole list at once. */
export const saveKeywordsInput = z
  .strictObject({ keywords: z.array(keyword).max(200, "Keep at most 200 words.") })
  .superRefine((input, check) => {
    for (const { at, message } of keywordProblems(input.keywords))
      check.addIssue({
        code: "custom",
        message,
        path: at === null ? ["keywords"] : ["keywords", at, "keyword"],
      });
  });
export type SaveKeywordsInput = z.output<typeof saveKeywordsInput>;
