import {
  HAN_DO,
  HAN_DONT,
  HAN_HARMLESS,
  HAN_PHRASES,
  PHRASES_BY_WORD,
  TAMIL_PHRASES,
  TRAVEL,
} from "@/lib/opt-outs/opt-out-phrases.rules";

const GAP = 3;
/** How many characters after "do not" may name what is not to be done. */
const HAN_REACH = 5;
/** Pairs of words that are written as one just as often. */
const FIRST_OF_PAIR = new Map([
  ["do", ["not"]],
  ["tak", ["nak", "nk", "mau", "mahu", "ingin", "payah", "yah", "perlu"]],
  ["tk", ["nak", "nk", "mau", "mahu"]],
  ["x", ["nak", "nk", "mau", "mahu", "payah", "yah", "perlu"]],
  ["tidak", ["mahu", "mau", "nak", "ingin", "perlu"]],
]);

/** A text that names one of these speaks of messages. */
export const MESSAGE_WORDS: ReadonlySet<string> = new Set(
  "sms msg msgs message messages text texts mesej promo promosi iklan ads spam sending 短 رسائل الرسائل செய்தி".split(
    " ",
  ),
);

/** Words that people write apart or together, written together. */
export function joinPairs(words: string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] === "dun" || words[at] === "dnt" ? "dont" : (words[at] as string);
    const next = words[at + 1];
    if (next !== undefined && FIRST_OF_PAIR.get(word)?.includes(next)) {
      joined.push(word === "do" ? "dont" : word + next);
      at += 1;
    } else joined.push(word);
  }
  return joined;
}

/** The first wish to stop that a text holds, at any length; null when it holds none. */
export function findPhrase(words: string[], folded: string): string | null {
  for (let at = 0; at < words.length; at += 1)
    for (const slots of PHRASES_BY_WORD.get(words[at] as string) ?? []) {
      const end = matchFrom(words, at, slots, 0);
      if (end !== null && !isGoods(words, end)) return words.slice(at, end).join(" ");
    }
  return tamilPhrase(words, folded) ?? hanPhrase(folded);
}

type Slots = Parameters<typeof matchFrom>[2];

/** Where the phrase ends that begins at `at`, or null. */
function matchFrom(
  words: string[],
  at: number,
  slots: readonly ("gap" | ReadonlySet<string>)[],
  slot: number,
): number | null {
  const wanted = slots[slot];
  if (wanted === undefined) return at;
  if (wanted !== "gap") {
    const word = words[at];
    if (word === undefined) return wanted.has("END") ? matchFrom(words, at, slots, slot + 1) : null;
    return wanted.has(word) ? matchFrom(words, at + 1, slots, slot + 1) : null;
  }
  return skipGap(words, at, slots, slot);
}

function skipGap(words: string[], at: number, slots: Slots, slot: number): number | null {
  for (let skipped = 0; skipped <= GAP && at + skipped <= words.length; skipped += 1) {
    const end = matchFrom(words, at + skipped, slots, slot + 1);
    if (end !== null) return end;
  }
  return null;
}

/** "Jangan hantar barang rosak" is about goods, not about texts. */
const GOODS = new Set(
  "barang parcel pos makanan bil order lambat salah pesanan item barangan duit resit invois dulu dahulu".split(
    " ",
  ),
);
const isGoods = (words: string[], end: number) =>
  GOODS.has(words[end] ?? "") || (GOODS.has(words[end - 1] ?? "") && words.length > 1);

function tamilPhrase(words: string[], folded: string): string | null {
  if (!/\p{Script=Tamil}/u.test(folded) || words.some((word) => TRAVEL.has(word))) return null;
  const joined = words.join("").replaceAll("நிறுத்தம்", "").replaceAll("நிறுத்தத்தில்", "");
  return TAMIL_PHRASES.find((phrase) => joined.includes(phrase)) ?? null;
}

function hanPhrase(folded: string): string | null {
  if (!/\p{Script=Han}/u.test(folded)) return null;
  const text = folded.replace(/\s+/g, "");
  for (const [phrase, unless = ""] of HAN_PHRASES) {
    const at = text.indexOf(phrase);
    if (at >= 0 && !(unless !== "" && unless.includes(text[at + phrase.length] ?? "\0"))) return phrase;
  }
  for (const dont of HAN_DONT) {
    for (let at = text.indexOf(dont); at >= 0; at = text.indexOf(dont, at + 1)) {
      if (/[特分个個性级級区區类類告]/.test(text[at - 1] ?? "")) continue;
      const after = text.slice(at + dont.length, at + dont.length + HAN_REACH);
      const rest = text.slice(at + dont.length, at + dont.length + 2 * HAN_REACH);
      if (HAN_HARMLESS.some((word) => after.includes(word))) continue;
      const action = HAN_DO.find((word) => after.includes(word));
      if (action !== undefined)
        return text.slice(at, at + dont.length + after.indexOf(action) + action.length);
      if (/^再?[了吧啊啦]?[\p{P}\p{S}]*$/u.test(rest) && /再|别|別/.test(text.slice(at, at + HAN_REACH)))
        return text.slice(at);
    }
  }
  return null;
}
