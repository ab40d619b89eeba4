import { getCountryCallingCode, Metadata, parsePhoneNumberFromString } from "libphonenumber-js/max";

const metadata = new Metadata() as unknown as {
  metadata: { country_calling_codes: Record<string, string[]> };
};
const known = new Map<string, string>();

/**
 * The country of a number's first digits: three of them, four behind +1, where the area tells. An
 * erased number says its country itself. Empty where nothing is known.
 */
export function countryOfPrefix(prefix: string): string {
  if (/^[A-Z]{2}$/.test(prefix)) return prefix;
  const kept = known.get(prefix);
  if (kept !== undefined) return kept;
  const country = /^\d{3,4}$/.test(prefix) ? find(prefix) : "";
  known.set(prefix, country);
  return country;
}

function find(prefix: string): string {
  if (prefix.startsWith("1")) return countryOfArea(prefix);
  if (/^7[67]/.test(prefix)) return "KZ";
  for (const length of [1, 2, 3]) {
    const countries = metadata.metadata.country_calling_codes[prefix.slice(0, length)];
    if (countries?.[0] !== undefined) return countries[0];
  }
  return "";
}

/** Every number of an area belongs to one country: the first that is valid tells. */
function countryOfArea(prefix: string): string {
  for (const rest of ["2345678", "9876543", "5552345"]) {
    const country = parsePhoneNumberFromString(`+${prefix}${rest}`)?.country;
    if (country !== undefined && getCountryCallingCode(country) === "1") return country;
  }
  return "US";
}
