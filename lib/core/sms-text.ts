import { gsmSeptets, isGsm7 } from "@/lib/core/gsm-alphabet";
import { suggestGsm } from "@/lib/core/sms-text-replacements";

export { isGsm7 } from "@/lib/core/gsm-alphabet";
export { replaceUnicode } from "@/lib/core/sms-text-replacements";

type TextEncoding = "gsm7" | "ucs2";

/** Units in a text of one part, and in each of several (docs/gateway.md, "length and cost"). */
export const PART_UNITS = { gsm7: { single: 160, several: 153 }, ucs2: { single: 70, several: 67 } } as const;

interface UnicodeCharacter {
  char: string;
  /** UTF-16 offset in the text. */
  index: number;
  /** What the GSM alphabet has in its place, when it has something; "" means it can be left out. */
  suggestion?: string;
}

export interface TextAnalysis {
  encoding: TextEncoding;
  /** 0 for an empty text. */
  parts: number;
  /** Septets (an extension character counts two) or UTF-16 units of the whole text. */
  units: number;
  /** What one part holds at this length. */
  perPart: number;
  /** Units still free in the last part. */
  remaining: number;
  /** Every character that forces Unicode, in order. */
  unicodeCharacters: UnicodeCharacter[];
}

export function analyzeText(text: string): TextAnalysis {
  const encoding: TextEncoding = isGsm7(text) ? "gsm7" : "ucs2";
  const limits = PART_UNITS[encoding];
  const units = encoding === "gsm7" ? countSeptets(text) : text.length;
  if (units <= limits.single) {
    const remaining = limits.single - units;
    return {
      encoding,
      parts: text === "" ? 0 : 1,
      units,
      perPart: limits.single,
      remaining,
      unicodeCharacters: findUnicode(text),
    };
  }
  const starts = partStarts(text, encoding, limits.several);
  const last = text.slice(starts.at(-1));
  const remaining = limits.several - (encoding === "gsm7" ? countSeptets(last) : last.length);
  return {
    encoding,
    parts: starts.length,
    units,
    perPart: limits.several,
    remaining,
    unicodeCharacters: findUnicode(text),
  };
}

/** Only the number of parts: one pass and nothing allocated for a text that fits one part. */
export function countParts(text: string): number {
  const { length } = text;
  if (length === 0) return 0;
  let septets = 0;
  for (let i = 0; i < length; i += 1) {
    const cost = gsmSeptets(text.charCodeAt(i));
    if (cost === 0)
      return length <= PART_UNITS.ucs2.single ? 1 : partStarts(text, "ucs2", PART_UNITS.ucs2.several).length;
    septets += cost;
  }
  if (septets <= PART_UNITS.gsm7.single) return 1;
  if (septets === length) return Math.ceil(length / PART_UNITS.gsm7.several);
  return partStarts(text, "gsm7", PART_UNITS.gsm7.several).length;
}

/** The text of each part, in order; joined they are the text. */
export function splitParts(text: string): string[] {
  if (text === "") return [];
  const { encoding, parts, perPart } = analyzeText(text);
  if (parts === 1) return [text];
  const starts = partStarts(text, encoding, perPart);
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}

function countSeptets(text: string): number {
  let septets = 0;
  for (let i = 0; i < text.length; i += 1) septets += gsmSeptets(text.charCodeAt(i));
  return septets;
}

/**
 * Where each part begins. Neither an extension character nor a surrogate pair straddles two parts.
 */
function partStarts(text: string, encoding: TextEncoding, limit: number): number[] {
  const starts = [0];
  let used = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const pair = encoding === "ucs2" && unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(i + 1));
    const cost = encoding === "gsm7" ? gsmSeptets(unit) : pair ? 2 : 1;
    if (used + cost > limit) {
      starts.push(i);
      used = 0;
    }
    used += cost;
    if (pair) i += 1;
  }
  return starts;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

function findUnicode(text: string): UnicodeCharacter[] {
  const found: UnicodeCharacter[] = [];
  let index = 0;
  for (const char of text) {
    if (gsmSeptets(char.charCodeAt(0)) === 0) {
      const suggestion = suggestGsm(char);
      found.push(suggestion === undefined ? { char, index } : { char, index, suggestion });
    }
    index += char.length;
  }
  return found;
}
