import { z } from "zod";
import { said } from "@/lib/core/said";
import { sentenceIssue } from "@/lib/core/sentence-issue";
import { text } from "@/lib/core/text.input";
import { KEYWORD_LANGUAGES, keywordProblems } from "@/lib/inbox/keyword-list.rules";

const confirmation = text().trim().max(480, said("input.general.atMostCharacters"));

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
  keyword: text().trim().min(1, said("input.inbox.word")).max(40, said("input.inbox.wordLong")),
  language: z.enum(KEYWORD_LANGUAGES),
  action: z.enum(["stop", "start"]),
});

/** The whole list at once. */
export const saveKeywordsInput = z
  .strictObject({ keywords: z.array(keyword).max(200, said("input.inbox.words")) })
  .superRefine((input, check) => {
    for (const { at, sentence } of keywordProblems(input.keywords))
      check.addIssue(sentenceIssue(sentence, at === null ? ["keywords"] : ["keywords", at, "keyword"]));
  });
export type SaveKeywordsInput = z.output<typeof saveKeywordsInput>;
