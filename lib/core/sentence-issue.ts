import type { Sentence } from "@/lib/core/sentence";

/** What a schema's own check adds when a pure rule has a sentence for the value. */
export function sentenceIssue(sentence: Sentence, path?: PropertyKey[]) {
  return { code: "custom" as const, message: sentence.key, params: { sentence }, ...(path ? { path } : {}) };
}
