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
    const read: unknown = JSON.parse(kept);
    return isSentence(read) ? read : kept;
  } catch {
    return kept;
  }
}

function isSentence(read: unknown): read is Sentence {
  const { key, values = {} } = (read ?? {}) as { key?: unknown; values?: unknown };
  if (typeof key !== "string" || typeof values !== "object" || values === null) return false;
  return Object.values(values).every((value) => /^(string|number)$/.test(typeof value) || isSentence(value));
}

export function sayTold(told: Told, say: Say): string {
  return typeof told === "string" ? told : say(told);
}

/** What such a column holds, said. */
export function sayKept(kept: string, say: Say): string;
export function sayKept(kept: string | null, say: Say): string | null;
export function sayKept(kept: string | null, say: Say): string | null {
  if (kept === null) return null;
  try {
    return sayTold(readKept(kept), say);
  } catch {
    // A person's own words may look like a sentence and lack its values.
    return kept;
  }
}
