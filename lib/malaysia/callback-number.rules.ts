import type { Span } from "./hyperlink.rules";

/** What people put between the digits of a number: at most two of these, or a dash in spaces. */
const GAP = "(?:[ \\u00A0.()\\-\\u2010-\\u2015]{0,2}|[ \\u00A0][\\-\\u2010-\\u2015][ \\u00A0])";
const digits = (count: string) => `(?:${GAP}\\d){${count}}`;

/**
 * The national numbers of Malaysia (MCMC's numbering plan): mobile, landline by its area, and the
 * 1-300, 1-700 and 1-800 numbers.
 */
const NATIONAL = [
  `1${GAP}[15]${digits("8")}`,
  `1${GAP}[02-9]${digits("7")}`,
  `3${digits("8")}`,
  `[4-79]${digits("7")}`,
  `8${GAP}[2-9]${digits("6")}`,
].join("|");
const COUNTRY = `(?:\\+|00${GAP})?6${GAP}0${GAP}(?:\\(0\\)${GAP}|0${GAP})?`;
const NUMBER = new RegExp(
  [
    `(?<![\\p{L}\\d+./_-])\\(?(?:(?:${COUNTRY}|0${GAP})(?:${NATIONAL})|1${GAP}[378]${GAP}0${GAP}0${digits("6")})`,
    `(?<![\\p{L}\\d+./_-])\\+[1-9]${digits("8,14")}`,
  ]
    .map((each) => `(?:${each})(?!\\d|[.,-]\\d)`)
    .join("|"),
  "gu",
);
/** Short codes are numbers to call only where the text says so. */
const SHORT_CODE =
  /(?<=(?:\b(?:call|dial|hubungi|telefon|dail)|致电|致電|拨打|撥打|அழைக்க)[\s:]{0,4})\d{5}(?!\d|[.,]\d)/giu;

/** Dates, times, prices and order numbers: digits that nobody calls. */
const NOT_NUMBERS = [
  // 01-12-2026, 1.12.26, 01/12–07/12/2026, 2026-12-01
  /(?<!\d)\d{1,2}([-./])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)/g,
  /(?<!\d)\d{4}([-./])\d{1,2}\1\d{1,2}(?!\d)/g,
  /(?<!\d)\d{1,2}[./]\d{1,2}\s?[-–—]\s?\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?!\d)/g,
  // 08.30-17.30, 8:30pm, 0900-1700, 0900 hingga 1700
  /(?<![\d.])(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d|[.-]\d{3,})/g,
  /(?<!\d)(?:[01]\d|2[0-4])[0-5]\d\s?(?:[-–—]|hingga|sampai|to|until)\s?(?:[01]\d|2[0-4])[0-5]\d(?!\d)/gi,
  // RM1,234.50, RM 0123
  /(?:RM|MYR|USD|SGD|\$)\s?\d[\d,]*(?:\.\d+)?/gi,
  // order 0123456789, pesanan no. 0123456789, INV-0123456789, #0123456789
  /(?:\b(?:order|orders|pesanan|tempahan|invois|invoice|inv|resit|receipt|ref|rujukan|tracking|penghantaran|akaun|account|acc|a\/c|bil|bill|voucher|baucar|kod|code|kupon|coupon|id|serial|siri|tiket|ticket|awb|consignment|parcel|ahli|member|membership|polisi|policy|meter|flight|pasport|passport|ic|kp|nric|kad)\b|订单|訂單|单号|單號|编号|編號|ஆர்டர்)[\s.:#-]{0,3}(?:(?:no|nombor|number|num|id)\b[\s.:#-]{0,3})?#?\d[\d-]*/giu,
  /#\d+/g,
];

/** The numbers that a reader could call back, in order. */
export function findCallbackNumbers(text: string): Span[] {
  let rest = text;
  for (const pattern of NOT_NUMBERS) rest = rest.replace(pattern, (found) => "\n".repeat(found.length));
  return [...rest.matchAll(NUMBER), ...rest.matchAll(SHORT_CODE)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    .sort((a, b) => a.from - b.from);
}
