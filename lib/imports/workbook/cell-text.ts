const DAY = 86_400_000;
/** 1 January 1970 in days of the spreadsheet, and how much later those of 1904 begin. */
const UNIX_EPOCH = 25_569;
const FROM_1904 = 1_462;
/** The last moment a spreadsheet knows is in the year 9999. */
const LAST_DAY = 2_958_466;

/** A number with all its digits; null when it is none. */
export function numberText(value: string): string | null {
  const plain = value.trim();
  if (/^-?(0|[1-9]\d{0,39})$/.test(plain)) return plain === "-0" ? "0" : plain;
  const number = Number(plain);
  if (plain === "" || !Number.isFinite(number)) return null;
  return Number.isInteger(number) && Math.abs(number) < 1e15 ? number.toFixed(0) : String(number);
}

/**
 * A day as an ISO date, with the time where there is one; a number that is no day stays a number.
 */
export function dayText(value: string, from1904: boolean): string | null {
  const serial = Number(value) + (from1904 ? FROM_1904 : 0);
  if (value.trim() === "" || !Number.isFinite(serial)) return null;
  if (serial < 0 || serial >= LAST_DAY) return numberText(value);
  // Fractions of a day are not exact: 10:00 may come as a little less.
  return momentText(new Date(Math.round(((serial - UNIX_EPOCH) * DAY) / 1000) * 1000));
}

/** A date that is written as text, in a cell of type `d`. */
export function isoDayText(value: string): string | null {
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? null : momentText(moment);
}

function momentText(moment: Date): string {
  const iso = moment.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 16).replace("T", " ");
}

/**
 * Text as a person typed it: `_x000D_` stands for a character that XML cannot carry. What cannot be
 * stored is left out.
 */
export function cellString(text: string): string {
  if (!text.includes("_x")) return text.trim();
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll("\0", "")
    .toWellFormed()
    .trim();
}
