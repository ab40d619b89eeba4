import { parsePhone } from "@/lib/core/phone-number";
import { phoneSearch } from "@/lib/core/phone-search";

export interface SearchTerms {
  words: string;
  /** Phones from here on … */
  from: string | null;
  /** … up to here. */
  below: string | null;
  /** Phones that end so. */
  end: string | null;
  /** Whether our own texts are searched as well. */
  replies: boolean;
  /** What a contact's name begins with; empty: names are not searched. */
  names: string;
}

const FEWEST_DIGITS = 3;
/** As many as a masked number shows. */
const SHOWN_DIGITS = 4;

/**
 * What somebody looks for. Digits are the beginning or the end of a phone. Who sees numbers masked finds a phone only by the whole of it or by
 * the four digits they see anyway: else typing on and on would spell out a hidden number, digit by digit (RELIABILITY P-2). Our own texts may
 * hold the number too, and so may the name of a contact, where it is shown masked, so digits are then sought only in what customers wrote.
 */
export function searchTerms(typed: string, country: string, masked: boolean): SearchTerms {
  const words = typed.trim().replaceAll("\0", "").toWellFormed();
  const replies = !masked || !/\d/.test(words);
  const terms: SearchTerms = { words, from: null, below: null, end: null, replies, names: replies ? words : "" };
  const digits = words.replace(/\D/g, "");
  if (digits.length < FEWEST_DIGITS || !/^[\d\s()+.-]+$/.test(words)) return terms;
  if (!masked) {
    const range = phoneSearch(words, country);
    return { ...terms, from: range.from, below: range.below, end: digits.length >= SHOWN_DIGITS ? digits : null };
  }
  if (digits.length === SHOWN_DIGITS) return { ...terms, end: digits };
  const whole = parsePhone(words, country);
  if (!whole.ok) return terms;
  // Nothing but the number itself lies between it and itself with a 0.
  return { ...terms, from: whole.phone, below: `${whole.phone}0` };
}
