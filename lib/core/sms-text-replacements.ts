import { isGsm7 } from "@/lib/core/gsm-alphabet";

/**
 * Typography that word processors and phones put in, and what the GSM alphabet has for it. Written
 * as escapes: many cannot be seen.
 */
const TYPOGRAPHY: readonly (readonly [characters: string, plain: string])[] = [
  ["\u2018\u2019\u201A\u201B\u2032\u2035\u02BC\u02BB\u02B9\u00B4\u0060\uFF07", "'"],
  ["\u201C\u201D\u201E\u201F\u2033\u2036\u00AB\u00BB\u301D\u301E\uFF02", '"'],
  ["\u2039", "<"],
  ["\u203A", ">"],
  ["\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D", "-"],
  ["\u2026", "..."],
  ["\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\t", " "],
  ["\u200B\u2060\uFEFF\u00AD", ""],
  ["\u2028\u2029\u0085\u000B", "\n"],
  ["\u2022\u00B7\u2219\u25CF\u25AA\u2043", "-"],
  ["\u2044\u2215", "/"],
  ["\u00D7", "x"],
  ["\u00BC", "1/4"],
  ["\u00BD", "1/2"],
  ["\u00BE", "3/4"],
  ["\u00A9", "(c)"],
  ["\u00AE", "(R)"],
  ["\u2122", "TM"],
  ["\u2192", "->"],
  ["\u2190", "<-"],
  ["\u2264", "<="],
  ["\u2265", ">="],
  ["\uFB01", "fi"],
  ["\uFB02", "fl"],
];
const PLAIN = new Map(
  TYPOGRAPHY.flatMap(([characters, plain]) => [...characters].map((char) => [char, plain] as const)),
);
const ANY = new RegExp(
  `[${[...PLAIN.keys()].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}]`,
  "g",
);

/** Latin letters that have no decomposition. */
const LETTERS = new Map(
  Object.entries({
    ł: "l",
    Ł: "L",
    đ: "d",
    Đ: "D",
    ı: "i",
    œ: "oe",
    Œ: "OE",
    þ: "th",
    Þ: "Th",
    ð: "d",
    Ð: "D",
    ħ: "h",
    Ħ: "H",
  }),
);

/**
 * What could stand for a character that the GSM alphabet lacks: typography, or a Latin letter
 * without its mark (í as i).
 */
export function suggestGsm(char: string): string | undefined {
  const plain = PLAIN.get(char) ?? LETTERS.get(char);
  if (plain !== undefined) return plain;
  const base = char.normalize("NFD").replace(/\p{M}+/gu, "");
  return base !== "" && base !== char && /^[A-Za-z]+$/.test(base) ? base : undefined;
}

/**
 * Replaces typography (curly quotes, dashes, ellipsis, non-breaking spaces…) by GSM characters, and
 * joins a letter with a loose mark when the GSM alphabet has the two as one. Letters keep their
 * spelling, unless `letters` asks to drop the marks that GSM lacks.
 */
export function replaceUnicode(text: string, options: { letters?: boolean } = {}): string {
  const joined = text.replace(/\p{L}\p{M}+/gu, (letter) => {
    const one = letter.normalize("NFC");
    return isGsm7(one) ? one : letter;
  });
  const plain = joined.replace(ANY, (char) => PLAIN.get(char) ?? char);
  if (!options.letters) return plain;
  return plain
    .normalize("NFC")
    .replace(/\P{ASCII}/gu, (char) => (isGsm7(char) ? char : (suggestGsm(char) ?? char)));
}
