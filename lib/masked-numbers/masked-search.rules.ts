import { parsePhone } from "@/lib/core/phone-number";

/** As many as a masked number shows. */
export const SHOWN_DIGITS = 4;

/**
 * What digits find for somebody who sees numbers masked: one whole number, or all that end in the
 * digits they see anyway.
 */
export type MaskedSearch = { whole: string } | { end: string } | null;

/** Never a beginning: typing on and on would spell out a hidden number, digit by digit (P-2). */
export function maskedSearch(typed: string, country: string): MaskedSearch {
  const words = typed.normalize("NFKC").trim();
  if (!/^[\d\s()+.-]+$/.test(words)) return null;
  const digits = words.replace(/\D/g, "");
  if (digits.length === SHOWN_DIGITS) return { end: digits };
  const whole = parsePhone(words, country);
  return whole.ok ? { whole: whole.phone } : null;
}
