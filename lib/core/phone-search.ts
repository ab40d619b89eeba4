import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";

/**
 * The stored phones that begin with what somebody typed: a leading 0 stands for the country's code,
 * 00 and + for an international one.
 */
export function phoneSearch(typed: string, country: string): { from: string; below: string } {
  const digits = typed.replace(/\D/g, "");
  if (digits.startsWith("00")) return phoneRange(digits.slice(2));
  if (!digits.startsWith("0") || typed.trim().startsWith("+")) return phoneRange(digits);
  return phoneRange(`${isSupportedCountry(country) ? getCountryCallingCode(country) : ""}${digits.slice(1)}`);
}

/**
 * The range of digit strings that begin with a prefix, true in every collation, so that the unique
 * index serves it.
 */
function phoneRange(prefix: string): { from: string; below: string } {
  const head = prefix.replace(/(?<!9)9+$/, "");
  return { from: prefix, below: head === "" ? "a" : `${head.slice(0, -1)}${Number(head.slice(-1)) + 1}` };
}
