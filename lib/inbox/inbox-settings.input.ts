import { z } from "zod";
import { normalizeKeyword } from "@/lib/inbox/inbound-text.rules";

const confirmation = z
  .string()
  .trim()
  .max(480, "Use at most 480 characters.")
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "The text holds a character that cannot be sent.");

/** Kept in the workspace's settings under `inbox`. Empty: nothing is sent. */
export const inboxSettingsSchema = z.object({ stopConfirmation: confirmation.default(""), startConfirmation: confirmation.default("") });
export type InboxSettings = z.output<typeof inboxSettingsSchema>;

export const saveInboxSettingsInput = z.strictObject({ stopConfirmation: confirmation, startConfirmation: confirmation });

export const KEYWORD_LANGUAGES = ["en", "ms", "zh", "ta", "ar", "other"] as const;

const keyword = z.strictObject({
  keyword: z.string().trim().min(1, "Write the word.").max(40, "A word can have at most 40 characters."),
  language: z.enum(KEYWORD_LANGUAGES),
  action: z.enum(["stop", "start"]),
});

/** The whole list. An empty one would mean the defaults again, and nobody could opt out: one stop word always stays. */
export const saveKeywordsInput = z
  .strictObject({ keywords: z.array(keyword).max(200, "Keep at most 200 words.") })
  .superRefine((input, check) => {
    const seen = new Map<string, number>();
    const say = (at: number, message: string) => check.addIssue({ code: "custom", message, path: ["keywords", at, "keyword"] });
    input.keywords.forEach((entry, at) => {
      const words = normalizeKeyword(entry.keyword);
      if (words === "") say(at, `"${entry.keyword}" has no letters or digits.`);
      else if (seen.has(words)) say(at, `"${entry.keyword}" stands in the list already.`);
      seen.set(words, at);
    });
    if (!input.keywords.some((entry) => entry.action === "stop"))
      check.addIssue({ code: "custom", message: "Keep at least one word that stops.", path: ["keywords"] });
  });
export type SaveKeywordsInput = z.output<typeof saveKeywordsInput>;
export type KeywordEntry = z.output<typeof keyword>;
