import { getCountries, getCountryCallingCode } from "libphonenumber-js/max";
import { parsePhone } from "@/lib/core/phone-number";
import { plainDigits } from "@/lib/core/plain-digits";
import { cleanCell } from "@/lib/imports/reading/clean-cell";
import { namesPhone, neverPhone } from "@/lib/imports/reading/headings";

/** Columns that hold the beginning of a number whose rest stands in the phone column. */
export interface PhoneParts {
  /** The country code. */
  code: number | null;
  /** The area or network code. */
  area: number | null;
}

interface GuessedParts extends PhoneParts {
  phone: number;
}

const CODE =
  /^(?:(?:mobile|phone|tel|contact)\s)?(?:country|intl|international|calling|dial|dialling|dialing|isd|cc)(?:\s(?:calling|dialling|dialing|dial|phone|call))?(?:\s(?:code|prefix|no|number))?$|^(?:tel|phone)\s?\(?(?:country|cc)(?:\scode)?\)?$|^prefix$|^code$|^kod$|^kod (?:negara|panggilan)$|^(?:国家|國家|国际|國際|國碼)(?:代码|代碼|区号|區號|码|碼|电话区号)?$|^நாட்டு(?:க்)? ?குறியீடு$|^(?:رمز|مفتاح|كود) (?:الدولة|البلد|دولي)$/i;
const AREA =
  /^(?:(?:mobile|phone|tel|contact)\s)?(?:area|city|network|operator|mobile|std|trunk|regional?)(?:\s(?:code|prefix|no))?$|^(?:tel|phone)\s?\(?area(?:\scode)?\)?$|^(?:phone |number )?prefix$|^code$|^kod(?: (?:kawasan|bandar|rangkaian))?$|^awalan$|^(?:区号|區號|区域码|區域碼|地区号|地區號|号段)$|^பகுதி(?:க்)? ?குறியீடு$|^(?:رمز|مفتاح|كود) (?:المنطقة|المدينة)$/i;
const REST =
  /^(?:(?:phone|tel|mobile|contact|subscriber|local|telephone)\s)?(?:no|num|number|digits|line)$|^(?:nombor|no)(?: telefon)?$|^号码$|^號碼$|^எண்$|^الرقم$|^رقم$/i;

const CALLING_CODES = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)));

/** "+60", "0060", "(60)", "Malaysia (+60)", "60.0": its digits; empty where there is none. */
const codeDigits = (cell: string) =>
  plainDigits(cell).replace(/\.0+$/, "").replace(/\D/g, "").replace(/^00/, "");

/**
 * One number of what stands in several columns. A trunk 0 after a country code is dialled in the
 * country only; a phone cell that holds the whole number is taken by itself.
 */
export function joinPhoneParts(code: string, area: string, rest: string, country: string): string {
  const number = cleanCell(rest).replace(/^(\d{3,14})\.0{1,2}$/, "$1");
  const before = plainDigits(cleanCell(area)).replace(/\.0+$/, "");
  if (number === "") return "";
  const digits = codeDigits(cleanCell(code));
  const written = plainDigits(number);
  if (/^\s*(?:\+|00)\d/.test(written)) return number;
  const national = `${before} ${written}`.trim();
  const joined = digits === "" ? national : `+${digits} ${national.replace(/^\(?0/, "")}`;
  const whole = digits !== "" && written.replace(/\D/g, "").startsWith(digits);
  return whole && !parsePhone(joined, country).ok ? `+${written.replace(/\D/g, "")}` : joined;
}

/**
 * Columns that together hold a number, when headings and cells say so: country code, area code and
 * the rest. Null where one column holds it all.
 */
export function guessPhoneParts(
  names: readonly string[],
  samples: readonly (readonly string[])[],
  country: string,
): GuessedParts | null {
  const headings = names.map((name) =>
    name
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .replace(/[_\-.:/*()]+/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  const digitsIn = (column: number) =>
    (samples[column] ?? []).map((cell) => plainDigits(cleanCell(cell)).replace(/\.0+$/, "")).filter(Boolean);
  const most = (cells: readonly string[], is: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(is).length >= cells.length * 0.8;
  const code = headings.findIndex(
    (name, at) => CODE.test(name) && most(digitsIn(at), (cell) => CALLING_CODES.has(codeDigits(cell))),
  );
  const area = headings.findIndex(
    (name, at) =>
      at !== code && AREA.test(name) && most(digitsIn(at), (cell) => /^\(?\d{1,5}\)?$/.test(cell)),
  );
  if (code < 0 && area < 0) return null;
  const last = Math.max(code, area);
  const isRest = (at: number) =>
    at !== code &&
    at !== area &&
    (REST.test(headings[at] ?? "") || namesPhone(names[at] ?? "")) &&
    !neverPhone(names[at] ?? "") &&
    most(digitsIn(at), (cell) => /^[+(]?\d[\d\s().-]{3,18}$/.test(cell));
  const phone = [last + 1, last - 1, ...names.keys()].find((at) => at in names && isRest(at));
  if (phone === undefined) return null;
  const parts = { phone, code: code < 0 ? null : code, area: area < 0 ? null : area };
  return shareOf(parts, samples, country) >= 0.3 ? parts : null;
}

function shareOf(parts: GuessedParts, samples: readonly (readonly string[])[], country: string): number {
  const cell = (column: number | null, row: number) =>
    column === null ? "" : (samples[column]?.[row] ?? "");
  const rows = (samples[parts.phone] ?? []).flatMap((rest, row) =>
    cleanCell(rest) === ""
      ? []
      : [joinPhoneParts(cell(parts.code, row), cell(parts.area, row), rest, country)],
  );
  return rows.filter((phone) => parsePhone(phone, country).ok).length / Math.max(rows.length, 1);
}
