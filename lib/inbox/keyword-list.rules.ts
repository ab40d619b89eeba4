import { type Sentence, sentence } from "@/lib/core/sentence";
import { keyOf } from "@/lib/opt-outs/fold-text.rules";

export const KEYWORD_LANGUAGES = ["en", "ms", "zh", "ta", "ar", "other"] as const;

export interface KeywordEntry {
  keyword: string;
  language: (typeof KEYWORD_LANGUAGES)[number];
  action: "stop" | "start";
}

/**
 * What is wrong with a list of words, with the place in it (null: the list as a whole). An empty
 * list would mean the defaults again, and one without a stop word would let nobody out. The form
 * and the server ask the same.
 */
export function keywordProblems(
  keywords: readonly KeywordEntry[],
): { at: number | null; sentence: Sentence }[] {
  const seen = new Set<string>();
  const problems: { at: number | null; sentence: Sentence }[] = [];
  keywords.forEach((entry, at) => {
    const words = keyOf(entry.keyword);
    if (words === "")
      problems.push({ at, sentence: sentence("rules.keywords.empty", { word: entry.keyword }) });
    else if (seen.has(words))
      problems.push({ at, sentence: sentence("rules.keywords.twice", { word: entry.keyword }) });
    seen.add(words);
  });
  if (!keywords.some((entry) => entry.action === "stop"))
    problems.push({ at: null, sentence: sentence("rules.keywords.noStop") });
  return problems;
}
