import { phoneReasonSentence } from "@/lib/core/phone-number";
import { phoneSearch } from "@/lib/core/phone-search";
import { type Sentence, sentence } from "@/lib/core/sentence";

export const CONTACT_LIMITS = { name: 200, value: 1_000, fields: 50, fieldName: 60, batch: 10_000 } as const;

const NUL = "\0";
/** Most texts of an import: nothing in them changes. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/**
 * A cell as it is kept: composed (NFC), so that a letter and its accent cost one unit and are found
 * however they are typed, trimmed, and without NUL, which Postgres cannot store. Other odd
 * characters stay; screens show them visibly.
 */
export function cleanText(text: string): string {
  if (text === "" || PLAIN.test(text)) return text;
  return (text.includes(NUL) ? text.replaceAll(NUL, "") : text).normalize("NFC").trim();
}

export type ContactSearch =
  | { kind: "all" }
  | { kind: "name"; prefix: string }
  | { kind: "phone"; from: string; below: string };

/**
 * What a search box looks for first: digits are the beginning of a phone (a leading 0 stands for
 * the country's code, 00 and + for an international one), anything else the beginning of a name.
 * Both are ranges of an index. After them come those who are found by words.
 */
export function contactSearch(q: string, country: string): ContactSearch {
  const text = q.normalize("NFC").trim();
  if (text === "") return { kind: "all" };
  if (!/^[+(]?[\d\s().-]+$/.test(text) || !/\d/.test(text))
    return { kind: "name", prefix: text.toLowerCase().replace(/\s+/g, " ") };
  return { kind: "phone", ...phoneSearch(text, country) };
}

/** Why a row was left out, from the code that was stored. */
export function rowReason(code: string): Sentence {
  if (code === "not_text") return sentence("rules.rows.not_text");
  if (code === "too_long_name")
    return sentence("rules.rows.too_long_name", { most: String(CONTACT_LIMITS.name) });
  return code === "too_long_cell"
    ? sentence("rules.rows.too_long_cell", { most: String(CONTACT_LIMITS.value) })
    : phoneReasonSentence(code);
}
