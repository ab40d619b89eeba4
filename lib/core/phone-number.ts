import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { mayBeLetIn } from "@/lib/core/may-be-let-in";
import { isMalaysianMobile, judgeLength } from "@/lib/core/phone-number-plan";
import { plainDigits } from "@/lib/core/plain-digits";
import { type Sentence, sentence } from "@/lib/core/sentence";

const REASONS = [
  "empty",
  "scientific",
  "too_short",
  "too_long",
  "not_a_number",
  "several",
  "not_mobile",
  "invalid",
] as const;
type PhoneReason = (typeof REASONS)[number];

export type ParsedPhone =
  | { ok: true /** Digits with the country code first and no plus. */; phone: string; country: string }
  | { ok: false; reason: PhoneReason; sentence: Sentence };

/** The sentence of a reason that was stored. */
export function phoneReasonSentence(reason: string): Sentence {
  return sentence(`rules.phone.${REASONS.find((known) => known === reason) ?? "invalid"}`);
}

/** Whether this is a country code, such as MY, whose numbers can be read. */
export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code);
}

/** libphonenumber's types that certainly receive no text. */
const NO_TEXTS = new Set(["FIXED_LINE", "TOLL_FREE", "PREMIUM_RATE", "SHARED_COST", "UAN", "VOICEMAIL"]);

/**
 * Reads a phone number as people and spreadsheets write it, or says why not. Nothing is repaired:
 * what comes back is the digits that stood there, read either as a number of `defaultCountry` or as
 * one that begins with its country code.
 */
export function parsePhone(raw: string, defaultCountry: string): ParsedPhone {
  if (DIGITS.test(raw)) return readDigits(raw, false, defaultCountry);
  const typed = clean(raw);
  if (typed === "") return refuse("empty");
  if (/^[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+$/.test(typed)) return refuse("scientific");
  // 60123456789.0 is a number cell written out, not a number with a 0 after it.
  if (/^\d{5,}[.,]\d{1,2}$/.test(typed)) return refuse("not_a_number");
  const digits = typed.replace(/^\+/, "").replace(BETWEEN_DIGITS, "");
  return DIGITS.test(digits)
    ? readDigits(digits, typed.startsWith("+"), defaultCountry)
    : refuse("not_a_number");
}

/** Most cells of most files are nothing else, and need no cleaning. */
const DIGITS = /^\d+$/;

function readDigits(digits: string, hasPlus: boolean, defaultCountry: string): ParsedPhone {
  const international = hasPlus ? digits : digits.startsWith("00") ? digits.slice(2) : null;
  if (international !== null) return readInternational(international);
  if (defaultCountry === "MY") {
    const national = digits.startsWith("60")
      ? digits.slice(2)
      : digits.startsWith("0")
        ? digits.slice(1)
        : "";
    if (isMalaysianMobile(national)) return { ok: true, phone: `60${national}`, country: "MY" };
  }
  const country = isCountry(defaultCountry) ? defaultCountry : null;
  const asNational = country ? readNational(digits, country) : refuse("invalid");
  if (asNational.ok || digits.startsWith("0")) return asNational;
  const asInternational = readInternational(digits);
  if (asInternational.ok) return asInternational;
  // Neither reading holds: speak of the one that the person most likely meant.
  if (asNational.reason === "not_mobile") return asNational;
  return country && digits.startsWith(getCountryCallingCode(country)) ? asInternational : asNational;
}

/** A number of so few digits shows two of them, and is never found by four. */
export const SHORT_NUMBER = 8;

/** For eyes that may not see the number: `60•••••6789`. */
export function maskPhone(digits: string): string {
  const head = digits.length > SHORT_NUMBER ? 2 : 0;
  const tail = digits.length > SHORT_NUMBER ? 4 : Math.min(2, digits.length);
  return digits.slice(0, head) + "•".repeat(digits.length - head - tail) + digits.slice(digits.length - tail);
}

/**
 * Takes away what cannot be seen, a spreadsheet's leading apostrophe, the place in a list and the
 * word that says what the number is, and writes every digit and dash as ASCII.
 */
function clean(raw: string): string {
  const bare = plainDigits(raw).trim().replace(MARKS_AROUND, "");
  const trimmed = bare.replace(PLACE_IN_LIST, "").replace(SAYS_WHAT, "").replace(CODE_IN_BRACKETS, "+$1 ");
  return trimmed.includes("(0)") ? trimmed.replace(/^((?:\+|00)[\d\s-]+)\(0\)/, "$1") : trimmed;
}

/** What people put between the digits of one number. */
const BETWEEN_DIGITS = /[\s().[\]_~·•'’-]/g;
/** A spreadsheet's apostrophe, quotation marks that lost their pair, a mark before nothing more. */
const MARKS_AROUND = /^["'`´‘’‚“”„\s]+|(?<!["'`´‘’“”\s])["'`´‘’“”\s]+$|(?<![,;/|\s])[,;/|\s]+$/g;
/** "(+60)12-345 6789" */
const CODE_IN_BRACKETS = /^\(\s?\+\s?(\d{1,4})\s?\)\s?/;

/** "2. 011-2345 6789": with the 2 it would be a number of Egypt. */
const PLACE_IN_LIST = /^\d{1,3}[.)]\s{1,3}(?=[+0])/;
const SAYS_WHAT =
  /^(?:tel|telefon|phone|mobile|hp|h\/p|no\.? ?hp|whatsapp|sms|wa)\s{0,3}[:.]\s{0,3}(?:\/\/)?/i;

function readInternational(digits: string): ParsedPhone {
  if (digits.startsWith("60") && isMalaysianMobile(digits.slice(2)))
    return { ok: true, phone: digits, country: "MY" };
  if (digits.length < 7) return refuse("too_short");
  if (digits.length > 15) return refuse("too_long");
  const number = parsePhoneNumberFromString(`+${digits}`, { extract: false });
  if (!number) return refuse("invalid");
  // A trunk 0 between country code and number was dropped by the library: that would be a repair.
  if (number.number !== `+${digits}`) return refuse("invalid");
  return judge(number, digits.slice(number.countryCallingCode.length));
}

function readNational(digits: string, country: CountryCode): ParsedPhone {
  if (digits.length < 4) return refuse("too_short");
  if (digits.length > 17) return refuse("too_long");
  const number = parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false });
  if (!number) return refuse("invalid");
  const code = getCountryCallingCode(country);
  const rest = digits.startsWith(code) ? digits.slice(code.length) : "";
  // Read as international after all, and then a trunk 0 was dropped (600123456789): that would be a
  // repair.
  if (rest.length > number.nationalNumber.length && rest.endsWith(number.nationalNumber))
    return refuse("invalid");
  // 0146591… in Singapore begins with a carrier's prefix for calls abroad: only + and 00 are read
  // as that.
  const dropped = digits.endsWith(number.nationalNumber)
    ? digits.slice(0, -number.nationalNumber.length)
    : "";
  if (number.countryCallingCode !== code || (dropped !== code && dropped.endsWith(code)))
    return refuse("invalid");
  return judge(number, digits.replace(/^0/, ""), country);
}

type LibraryNumber = NonNullable<ReturnType<typeof parsePhoneNumberFromString>>;

function judge(number: LibraryNumber, national: string, country = number.country): ParsedPhone {
  if (!number.isValid()) return refuse((country && judgeLength(national, country)) ?? "invalid");
  if (NO_TEXTS.has(number.getType() ?? "")) return refuse("not_mobile");
  return { ok: true, phone: number.number.slice(1), country: number.country ?? country ?? "" };
}

/**
 * The number as it would be dialled from abroad, when a person says that it exists although no plan
 * knows it yet; null where even that cannot be said.
 */
export function dialledNumber(raw: string, defaultCountry: string): string | null {
  const read = parsePhone(raw, defaultCountry);
  if (read.ok) return read.phone;
  if (!mayBeLetIn(read.reason)) return null;
  const typed = clean(raw);
  const digits = typed.replace(/\D/g, "");
  const code = isCountry(defaultCountry) ? getCountryCallingCode(defaultCountry) : null;
  const phone = typed.startsWith("+")
    ? digits
    : digits.startsWith("00")
      ? digits.slice(2)
      : code === null || digits.startsWith(code)
        ? digits
        : code + digits.replace(/^0/, "");
  return /^[1-9]\d{6,14}$/.test(phone) ? phone : null;
}

function refuse(reason: PhoneReason): ParsedPhone {
  return { ok: false, reason, sentence: phoneReasonSentence(reason) };
}
