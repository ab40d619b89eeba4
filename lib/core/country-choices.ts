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
