/** What stands between a sign such as `/` and the caret, and where the sign stands. */
export interface Asked {
  from: number;
  words: string;
}

const MOST = 40;

/**
 * Whether the caret stands behind a sign that begins a word, on the same line and not far from it.
 * A sign within a word ("and/or", an address) asks for nothing.
 */
export function askedAt(text: string, caret: number, sign: "/" | "@"): Asked | null {
  const before = text.slice(Math.max(0, caret - MOST - 1), caret);
  const at = before.lastIndexOf(sign);
  if (at < 0) return null;
  const from = caret - before.length + at;
  if (from > 0 && !/\s/.test(text[from - 1] ?? "")) return null;
  const words = before.slice(at + 1);
  return words.includes("\n") || words.startsWith(" ") ? null : { from, words };
}
