import type { Encoding, Sureness } from "@/lib/imports/import.rules";
import { COMMON_HAN } from "@/lib/imports/reading/common-han";
import { namesKnownColumn } from "@/lib/imports/reading/headings";
import { decodeAll } from "@/lib/imports/reading/text-decoder";

/**
 * What was seen of a file's bytes: those at its beginning, those that are not ASCII, and counts.
 */
export interface ByteEvidence {
  head: Uint8Array;
  /** A piece with bytes beyond ASCII, when the beginning has none. */
  beyond?: Uint8Array;
  /** Characters of several bytes that are valid UTF-8, and places that are not, over all of it. */
  wide: number;
  damaged: number;
}

export interface GuessedEncoding {
  encoding: Encoding;
  sureness: Sureness;
}

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);

/** The encoding of a file: by its mark, by its counts, or the one that reads it without damage. */
export function guessEncoding(seen: ByteEvidence): GuessedEncoding {
  const marked = unicodeMark(seen.head) ?? wideUnicode(seen.head);
  if (marked !== null && marked !== "utf-8") return { encoding: marked, sureness: "certain" };
  if (seen.damaged === 0) return { encoding: "utf-8", sureness: "certain" };
  // A few bad bytes in a text that is otherwise Unicode harm their own cells.
  if (marked === "utf-8" || seen.wide >= seen.damaged * 3 || isUnicode(seen.beyond ?? seen.head))
    return { encoding: "utf-8", sureness: "likely" };
  return byReading(seen.beyond ?? seen.head);
}

/** In older encodings three bytes in a row hardly ever make one character of Unicode. */
function isUnicode(bytes: Uint8Array): boolean {
  const text = withoutCutEnds(decodeAll(bytes, "utf-8"));
  const long = text.match(/[\u0800-\ufffc]/g)?.length ?? 0;
  return long > 0 && long >= (text.match(/\ufffd/g)?.length ?? 0);
}

/** The encoding that a byte order mark names, if there is one. */
export function unicodeMark(head: Uint8Array): Encoding | null {
  if (starts(head, 0xef, 0xbb, 0xbf)) return "utf-8";
  if (starts(head, 0xff, 0xfe)) return "utf-16le";
  if (starts(head, 0xfe, 0xff)) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: in text with digits and commas many a second byte is zero. */
export function wideUnicode(head: Uint8Array): Encoding | null {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.2 && even < pairs * 0.02) return "utf-16le";
  if (even > pairs * 0.2 && odd < pairs * 0.02) return "utf-16be";
  return null;
}

const CANDIDATES = ["windows-1252", "macintosh", "gb18030", "big5", "windows-1256"] as const;

function byReading(bytes: Uint8Array): GuessedEncoding {
  const scores = CANDIDATES.map((encoding) => ({ encoding, score: plausibility(bytes, encoding) })).sort(
    (a, b) => b.score - a.score,
  );
  const [best, second] = scores as [(typeof scores)[0], (typeof scores)[0]];
  if (best.score < 0.3) return { encoding: "windows-1252", sureness: "unsure" };
  const sure = best.score >= 0.6 && best.score - second.score >= 0.15;
  return { encoding: best.encoding, sureness: sure ? "likely" : "unsure" };
}

/**
 * How well a text reads in an encoding, from 0 to 1: the share of its characters beyond ASCII that
 * stand where such characters stand in real words.
 */
function plausibility(bytes: Uint8Array, encoding: (typeof CANDIDATES)[number]): number {
  const text = withoutCutEnds(decodeAll(bytes, encoding));
  const beyond = [...text].filter((character) => character > "\x7f" && character !== "\xa0");
  if (beyond.length === 0) return 0;
  const damaged = beyond.filter((character) => /[\ufffd\p{Cc}\p{Co}\p{Cn}]/u.test(character)).length;
  const fit =
    encoding === "gb18030" || encoding === "big5"
      ? hanFit(text, beyond)
      : encoding === "windows-1256"
        ? arabicFit(text, beyond.length)
        : latinFit(text, beyond.length);
  const heading = text.split(/[\r\n]/, 3).some((line) => line.split(/[,;\t|]/).some(foreignHeading));
  return Math.max(0, fit - (4 * damaged) / beyond.length) + (heading && damaged === 0 ? 0.3 : 0);
}

/** A piece may begin or end inside a character. */
function withoutCutEnds(text: string): string {
  const from = text.search(/[\r\n]/);
  const to = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return text.charCodeAt(0) === 0xfffd && from >= 0 && from < to
    ? text.slice(from, to)
    : text.replace(/\ufffd$/, "");
}

function foreignHeading(cell: string): boolean {
  const plain = cell.replaceAll('"', "").trim();
  return plain.length <= 30 && /[^\x20-\x7f]/.test(plain) && namesKnownColumn(plain);
}

/**
 * Common characters count whole, other Han a little, and anything else not at all, nor does one
 * between two Latin letters.
 */
function hanFit(text: string, beyond: string[]): number {
  let fit = -(text.match(/(?<=[a-z])\p{Script=Han}(?=[a-z])/giu)?.length ?? 0);
  for (const character of beyond)
    if (COMMON_HAN.has(character)) fit += 1;
    else if (/\p{Script=Han}/u.test(character)) fit += character <= "\u9fa5" ? 0.45 : 0;
    else if (/[\u3000-\u303f\uff00-\uff5e\u2014\u2018-\u201d\u2026]/.test(character)) fit += 0.5;
  return Math.max(0, fit / beyond.length);
}

/** Letters in words of at least two, and as often alif and lam as Arabic has them. */
function arabicFit(text: string, beyond: number): number {
  let letters = 0;
  let usual = 0;
  for (const word of text.match(/[\u0600-\u06ff]{2,}/g) ?? []) {
    letters += word.length;
    usual += word.match(/[اليمنرد]/g)?.length ?? 0;
  }
  if (letters === 0 || /[a-z][\u0600-\u06ff]|[\u0600-\u06ff][a-z]/i.test(text)) return 0;
  return (letters / beyond) * Math.min(1, 0.3 + (usual / letters) * 1.6);
}

/** Letters in or at the edge of Latin words, in the case that their neighbours have. */
function latinFit(text: string, beyond: number): number {
  let fit = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{M}'’´.\-\x80-\uffff]{2,60}/gu)) {
    const plain = word.match(/[a-z]/gi)?.length ?? 0;
    for (let at = 0; at < word.length; at++) {
      const character = word[at] as string;
      if (character <= "\x7f") continue;
      if (/[’‘´]/.test(character)) fit += plain > 0 ? 1 : 0;
      else if (!/\p{Script=Latin}/u.test(character) || plain < word.length / 3) continue;
      else if (/\p{Lu}/u.test(character)) fit += at === 0 || /\p{Lu}/u.test(word[at - 1] ?? "") ? 0.9 : 0;
      else fit += at === 0 && plain === word.length - 1 && /^.\p{Lu}/u.test(word) ? 0.4 : 1;
    }
  }
  const signs = text.match(/[€£°–—“”‘’…•©®™]/g)?.length ?? 0;
  return Math.min(1, fit / beyond + (signs / beyond) * 0.5);
}
