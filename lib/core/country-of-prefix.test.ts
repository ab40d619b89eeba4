import { expect, it } from "vitest";
import { countryOfPrefix } from "./country-of-prefix";

it.each([
  ["601", "MY"],
  ["659", "SG"],
  ["447", "GB"],
  ["790", "RU"],
  ["770", "KZ"],
  ["673", "BN"],
  ["1212", "US"],
  ["1416", "CA"],
  ["1876", "JM"],
  ["MY", "MY"],
  ["", ""],
  ["Sho", ""],
  ["999", ""],
])("the number that begins with %s is of %s", (prefix, country) => {
  expect(countryOfPrefix(prefix)).toBe(country);
});
