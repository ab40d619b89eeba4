import type { Say, Sentence } from "@/lib/core/sentence";

/**
 * A sentence, or text that has no key: a row of before there were keys, or the other side's words.
 */
export type Told = Sentence | string;

/** A sentence as a column of text keeps it, so that it can be said in any language later. */
export function keepSentence(sentence: Sentence): string {
  return JSON.stringify(sentence);
}

/** The same where the other side's words may stand instead, or nothing. */
export function keepTold(told: Told | null): string | null {
  return told === null || typeof told === "string" ? told : keepSentence(told);
}

/** What such a column holds. */
export function readKept(kept: string): Told {
  if (!kept.startsWith('{"key":"')) return kept;
  try {
    return JSON.parse(kept) as Sentence;
  } catch {
    return kept;
  }
}

export function sayTold(told: Told, say: Say): string {
  return typeof told === "string" ? told : say(told);
}
