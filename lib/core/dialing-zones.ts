import { type CountryCode, isSupportedCountry, Metadata } from "libphonenumber-js/max";
import { countryOfPrefix } from "@/lib/core/country-of-prefix";

/** Numbers from these digits on, up to those of the next: where they may be. */
export interface DialingArea {
  from: string;
  /** Of the number, as its first digits tell; empty where nothing is known. */
  country: string;
  /** All zones in which a number of it may be; empty where nothing is known. */
  zones: readonly string[];
}

/** Countries that the list of zones does not know. */
const FOUND: Record<string, string> = {
  AC: "Atlantic/St_Helena",
  TA: "Atlantic/St_Helena",
  XK: "Europe/Belgrade",
};

function zonesOf(country: string): string[] {
  if (FOUND[country]) return [FOUND[country]];
  if (!isSupportedCountry(country)) return [];
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getTimeZones?(): string[] | undefined;
    timeZones?: string[];
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** `7` ends where `8` begins, and `79` there too. */
function endOf(prefix: string): string {
  const short = prefix.replace(/(?<!9)9+$/, "");
  return short === "" ? ":" : short.slice(0, -1) + String(Number(short.at(-1)) + 1);
}

let kept: readonly DialingArea[] | undefined;

/**
 * All numbers, cut by their first digits wherever the country changes: by calling code, behind +1
 * by area, and +7 7 apart. Where several countries share a code, all of their zones count.
 */
export function dialingAreas(): readonly DialingArea[] {
  kept ??= makeAreas();
  return kept;
}

function makeAreas(): DialingArea[] {
  const { metadata } = new Metadata() as unknown as {
    metadata: { country_calling_codes: Record<string, CountryCode[]> };
  };
  const countries = new Map<string, readonly string[]>();
  for (const [code, found] of Object.entries(metadata.country_calling_codes)) countries.set(code, found);
  for (const prefix of ["76", "77"]) countries.set(prefix, ["KZ"]);
  countries.set("7", ["RU"]);
  countries.set("1", ["US"]);
  for (let area = 200; area < 1_000; area += 1) {
    const country = countryOfPrefix(`1${area}`);
    if (country !== "US") countries.set(`1${area}`, [country]);
  }
  const cuts = new Set(["0", ...[...countries.keys()].flatMap((prefix) => [prefix, endOf(prefix)])]);
  const areas: DialingArea[] = [];
  for (const from of [...cuts].sort()) {
    const found = ownerOf(from, countries);
    const before = areas.at(-1);
    if (before?.country === (found[0] ?? "")) continue;
    areas.push({ from, country: found[0] ?? "", zones: [...new Set(found.flatMap(zonesOf))] });
  }
  return areas;
}

function ownerOf(digits: string, countries: ReadonlyMap<string, readonly string[]>): readonly string[] {
  for (let length = digits.length; length > 0; length -= 1) {
    const found = countries.get(digits.slice(0, length));
    if (found) return found;
  }
  return [];
}

/** The area of a number of digits. */
export function areaOf(phone: string): DialingArea {
  const areas = dialingAreas();
  let low = 0;
  let high = areas.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((areas[middle] as DialingArea).from <= phone) low = middle;
    else high = middle - 1;
  }
  return areas[low] as DialingArea;
}
