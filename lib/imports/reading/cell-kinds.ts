import { plainDigits } from "@/lib/core/plain-digits";

const DATE =
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s?(?:[ap]\.?m\.?|Z)?)?$/i;
const DATE_IN_WORDS =
  /^(?:[\p{L}]{2,12},?\s)?\d{1,2}(?:st|nd|rd|th)?[\s-](?:\p{L}{3,12})\.?,?[\s-]\d{2,4}$/iu;
const CHINESE_DATE = /^\d{2,4}年\d{1,2}月(?:\d{1,2}日)?$/;
const TIME = /^\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?$/i;
const NUMBER = /^[(+-]?\d[\d.,' ]*%?\)?$/;
const SHORTENED = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
const MONEY =
  /^[(+-]?(?:RM|MYR|SGD|USD|IDR|Rp|S\$|US\$|[$€£¥₹])\s?[(+-]?\d[\d.,' ]*\)?$|^\d[\d.,' ]*\s?(?:RM|MYR|SGD|USD|[€£¥₹])$/i;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,255}$/;
const IDENTITY = /^\d{6}-\d{2}-\d{4}$/;

/** Whether a cell could be meant as a phone number: mostly digits, 8 to 15 of them, and no date. */
export function looksLikePhone(cell: string): boolean {
  if (cell.length < 7 || cell.length > 60) return false;
  const plain = plainDigits(cell)
    .trim()
    .replace(/^(?:tel|phone|hp|h\/p|mobile)\s{0,3}[:.]\s{0,3}/i, "");
  if (!/^['+(]{0,3}\d[\d\s().+/-]{6,23}$/.test(plain) || isDate(plain) || isIdentity(plain)) return false;
  const digits = plain.replace(/\D/g, "").length;
  return digits >= 8 && digits <= 15;
}

/** A date or a time, as people and programs write one. */
export function isDate(cell: string): boolean {
  const plain = cell.trim();
  return (
    plain.length <= 40 &&
    (DATE.test(plain) || DATE_IN_WORDS.test(plain) || CHINESE_DATE.test(plain) || TIME.test(plain))
  );
}

/** The number of a Malaysian identity card: a day of birth, a place, four digits. */
export function isIdentity(cell: string): boolean {
  const plain = cell.trim();
  if (!IDENTITY.test(plain) && !/^\d{12}$/.test(plain)) return false;
  const month = Number(plain.slice(2, 4));
  const day = Number(plain.slice(4, 6));
  // Twelve digits that begin with 601 are also a mobile number of eleven digits and its country.
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= 31 && (plain.includes("-") || !plain.startsWith("60"))
  );
}

/** "Phone number (e.g. 0123456789)" is a question of a form. */
const EXAMPLE =
  /[([（](?:cth|contoh|e\.?\s?g|ex|example|format|misal(?:nya)?|例如?|如|எ\.?கா|مثال|مثلا)[\s.:：][^()（）[\]]{0,40}[)\]）]/i;

/** Whether a cell is plainly a value and no name of a column. */
export function isValue(cell: string): boolean {
  const plain = plainDigits(cell).trim();
  if (plain === "" || plain.length > 80) return false;
  return (
    NUMBER.test(plain) ||
    SHORTENED.test(plain) ||
    MONEY.test(plain) ||
    EMAIL.test(plain) ||
    isDate(plain) ||
    looksLikePhone(plain) ||
    (plain.replace(EXAMPLE, "").match(/\d/g)?.length ?? 0) >= 7
  );
}
