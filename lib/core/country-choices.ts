import { getCountries, getCountryCallingCode } from "libphonenumber-js/min";

/**
 * Countries with their calling codes, by their name in a language. Made on the server: browsers
 * know some countries by other names.
 */
export function countryChoices(language: string): { code: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: "region" });
  return getCountries()
    .map((code) => ({ code, label: `${names.of(code) ?? code} (+${getCountryCallingCode(code)})` }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}

/** What countries are called in a language, by their codes; made on the server, as above. */
export function countryNames(
  language: string,
  codes: readonly string[] = getCountries(),
): Record<string, string> {
  const names = new Intl.DisplayNames([language], { type: "region" });
  const named = codes.filter((code) => /^[A-Z]{2}$/.test(code));
  return Object.fromEntries(named.map((code) => [code, names.of(code) ?? code]));
}
