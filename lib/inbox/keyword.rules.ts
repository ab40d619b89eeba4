/**
 * A text as keywords are compared: without case, accents of width, punctuation around it, or runs
 * of white space.
 */
export function normalizeKeyword(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Cf}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

export interface Keyword {
  keyword: string;
  action: "stop" | "start";
}

export type KeywordMatch =
  | { action: "stop" | "start"; keyword: string }
  | { action: "review"; keyword: string }
  | null;

/**
 * A whole message that is a keyword acts; one of at most five words that begins or ends with a stop
 * word is left to a person.
 */
export function matchKeyword(text: string, keywords: readonly Keyword[]): KeywordMatch {
  const words = normalizeKeyword(text);
  if (words === "") return null;
  for (const entry of keywords)
    if (normalizeKeyword(entry.keyword) === words) return { action: entry.action, keyword: entry.keyword };
  if (words.split(" ").length > 5) return null;
  for (const entry of keywords) {
    const keyword = normalizeKeyword(entry.keyword);
    const spaced = /^[\p{Script=Han}]+$/u.test(keyword)
      ? words.includes(keyword)
      : ` ${words} `.includes(` ${keyword} `);
    if (entry.action === "stop" && spaced) return { action: "review", keyword: entry.keyword };
  }
  return null;
}

/** What a new workspace begins with: English, Malay, Chinese, Tamil and Arabic. */
export const DEFAULT_KEYWORDS: readonly (Keyword & { language: string })[] = [
  ...["STOP", "UNSUBSCRIBE", "STOPALL", "OPT OUT", "QUIT"].map((keyword) => ({
    keyword,
    language: "en",
    action: "stop" as const,
  })),
  ...["BERHENTI", "BATAL", "HENTI", "TAK NAK"].map((keyword) => ({
    keyword,
    language: "ms",
    action: "stop" as const,
  })),
  ...["停止", "退订", "取消"].map((keyword) => ({ keyword, language: "zh", action: "stop" as const })),
  ...["நிறுத்து", "நிறுத்தவும்"].map((keyword) => ({ keyword, language: "ta", action: "stop" as const })),
  ...["إيقاف", "توقف", "إلغاء"].map((keyword) => ({ keyword, language: "ar", action: "stop" as const })),
  ...["START", "UNSTOP", "SUBSCRIBE"].map((keyword) => ({
    keyword,
    language: "en",
    action: "start" as const,
  })),
  ...["MULA", "LANGGAN"].map((keyword) => ({ keyword, language: "ms", action: "start" as const })),
  ...["开始", "订阅"].map((keyword) => ({ keyword, language: "zh", action: "start" as const })),
  ...["தொடங்கு"].map((keyword) => ({ keyword, language: "ta", action: "start" as const })),
  ...["ابدأ", "اشتراك"].map((keyword) => ({ keyword, language: "ar", action: "start" as const })),
];
