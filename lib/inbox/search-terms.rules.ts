import { SHORT_NUMBER } from "@/lib/core/phone-number";
import { phoneSearch } from "@/lib/core/phone-search";
import { maskedSearch, SHOWN_DIGITS } from "@/lib/masked-numbers/masked-search.rules";

export interface SearchTerms {
  words: string;
  /** Phones from here on … */
  from: string | null;
  /** … up to here. */
  below: string | null;
  /** Phones that end so. */
  end: string | null;
  /** … and have more digits than this: a masked short number shows fewer than four of them. */
  beyond: number;
  /** Whether our own texts are searched as well. */
  replies: boolean;
  /** What a contact's name begins with; empty: names are not searched. */
  names: string;
  /** The whole number that somebody who sees numbers masked asks about. */
  whole: string | null;
}

const FEWEST_DIGITS = 3;

/**
 * What somebody looks for. Digits are the beginning or the end of a phone. Who sees numbers masked
 * finds a phone only by the whole of it or by the four digits they see anyway: else typing on and
 * on would spell out a hidden number, digit by digit (P-2). Our own texts may hold the number too,
 * and so may the name of a contact, where it is shown masked, so digits are then sought only in
 * what customers wrote.
 */
export function searchTerms(typed: string, country: string, masked: boolean): SearchTerms {
  const words = typed.trim().replaceAll("\0", "").toWellFormed();
  // Postgres folds a full-width or raised digit into a plain one before it compares.
  const replies = !masked || !/\p{N}/u.test(words);
  const terms: SearchTerms = {
    words,
    from: null,
    below: null,
    end: null,
    beyond: masked ? SHORT_NUMBER : 0,
    replies,
    names: replies ? words : "",
    whole: null,
  };
  if (masked) return { ...terms, ...maskedTerms(words, country) };
  const digits = words.replace(/\D/g, "");
  if (digits.length < FEWEST_DIGITS || !/^[\d\s()+.-]+$/.test(words)) return terms;
  const range = phoneSearch(words, country);
  return {
    ...terms,
    from: range.from,
    below: range.below,
    end: digits.length >= SHOWN_DIGITS ? digits : null,
  };
}

function maskedTerms(words: string, country: string): Partial<SearchTerms> {
  const found = maskedSearch(words, country);
  if (found === null) return {};
  if ("end" in found) return { end: found.end };
  // Nothing but the number itself lies between it and itself with a 0.
  return { whole: found.whole, from: found.whole, below: `${found.whole}0` };
}
