import { getCountries, getCountryCallingCode } from "libphonenumber-js/min";

/**
 * Countries with their calling codes, by name. Made on the server: browsers know some countries by
 * other names.
 */
export function countryChoices(): { code: string; label: string }[] {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  return getCountries()
    .map((code) => ({ code, label: `${names.of(code) ?? code} (+${getCountryCallingCode(code)})` }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}
