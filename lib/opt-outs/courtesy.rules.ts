import { COURTESY, SOFT_PARTICLES } from "@/lib/opt-outs/default-keywords.rules";
import { keyOf } from "@/lib/opt-outs/fold-text.rules";

const COURTESY_KEYS = new Set(COURTESY.map(keyOf));
const SOFT_KEYS = new Set(SOFT_PARTICLES.map(keyOf));

export const isCourtesyWord = (word: string) => COURTESY_KEYS.has(word);

/** How many words from `at` on are courtesy; 0 when none. */
export function courtesyAt(words: string[], at: number): number {
  for (let length = Math.min(3, words.length - at); length > 0; length -= 1)
    if (isCourtesy(words.slice(at, at + length).join(""))) return length;
  return 0;
}

/** The same for a particle that may stand in a question too. */
export function softAt(words: string[], at: number): number {
  for (let length = Math.min(2, words.length - at); length > 0; length -= 1)
    if (SOFT_KEYS.has(words.slice(at, at + length).join(""))) return length;
  return 0;
}

const isCourtesy = (key: string) =>
  COURTESY_KEYS.has(key) || (key.length < 20 && COURTESY_KEYS.has(key.replace(/(\p{L})\1{1,9}$/u, "$1")));

/** What is left of a text when everything is taken away that only makes it kinder. */
export function withoutCourtesy(words: string[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = courtesyAt(words, at) || softAt(words, at);
    if (length === 0) left.push(words[at] as string);
    at += Math.max(1, length);
  }
  return left;
}
