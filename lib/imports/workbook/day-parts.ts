const DAY = 86_400_000;
/** 1 January 1970 in days of the spreadsheet, and how much later those of 1904 begin. */
const UNIX_EPOCH = 25_569;
const FROM_1904 = 1_462;
/** The last moment a spreadsheet knows is in the year 9999. */
const LAST_DAY = 2_958_466;

export interface Moment {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  /** Hours since the beginning, of a length of time. */
  hours: number;
}

/** The parts of a day that is written as a number; null for a number that is no day. */
export function dayParts(value: string, from1904: boolean): Moment | null {
  const serial = Number(value) + (from1904 ? FROM_1904 : 0);
  if (value.trim() === "" || !Number.isFinite(serial) || serial < 0 || serial >= LAST_DAY) return null;
  // Fractions of a day are not exact: 10:00 may come as a little less.
  const moment = new Date(Math.round(((serial - UNIX_EPOCH) * DAY) / 1000) * 1000);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    weekday: moment.getUTCDay(),
    hour: moment.getUTCHours(),
    minute: moment.getUTCMinutes(),
    second: moment.getUTCSeconds(),
    hours: Math.floor(Math.round(serial * 86_400) / 3_600),
  };
}

/**
 * A date that is written as text, in a cell of type `d`: as an ISO date, with a time if it has one.
 */
export function isoDayText(value: string): string | null {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return null;
  const iso = moment.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 16).replace("T", " ");
}
