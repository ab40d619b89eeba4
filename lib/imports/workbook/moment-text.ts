import { dayParts, type Moment } from "@/lib/imports/workbook/day-parts";
import type { Piece } from "@/lib/imports/workbook/format-pieces";
import { numberText } from "@/lib/imports/workbook/number-text";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const isHours = (piece: Piece) => "picture" in piece && /^\[?h/.test(piece.picture);
const isSeconds = (piece: Piece | undefined) =>
  piece !== undefined && "picture" in piece && /^\[?s/.test(piece.picture);

/**
 * A moment in the form that its cell has, to the minute: beside hours no seconds are shown. A
 * number that is no day stays a number.
 */
export function momentText(value: string, from1904: boolean, pieces: readonly Piece[]): string | null {
  const moment = dayParts(value, from1904);
  if (moment === null) return numberText(value);
  const hasHours = pieces.some(isHours);
  const pictures = pieces.filter((piece) => "picture" in piece);
  const twelve = pictures.some((piece) => "picture" in piece && piece.picture.startsWith("a"));
  let text = "";
  let between = "";
  let at = 0;
  for (const piece of pieces) {
    if ("text" in piece) {
      between += piece.text;
      continue;
    }
    const isMinutes =
      /^m{1,2}$/.test(piece.picture) &&
      (isHoursAt(pictures, at - 1) ||
        isSeconds(pictures[at + 1]) ||
        /^\[h/.test(pictureAt(pictures, at - 1)));
    at++;
    if ((hasHours && isSeconds(piece)) || /^[0.]+$/.test(piece.picture)) {
      between = "";
      continue;
    }
    const picture = isMinutes ? piece.picture.toUpperCase() : piece.picture;
    text += between + momentPart(moment, picture, twelve);
    between = "";
  }
  return (text + between.replace(/[@,:]/g, "")).trim();
}

const pictureAt = (pictures: readonly Piece[], at: number) => {
  const piece = pictures[at];
  return piece && "picture" in piece ? piece.picture : "";
};
const isHoursAt = (pictures: readonly Piece[], at: number) => /^\[?h/.test(pictureAt(pictures, at));

function momentPart(moment: Moment, picture: string, twelve: boolean): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const hour = twelve ? moment.hour % 12 || 12 : moment.hour;
  const month = MONTHS[moment.month - 1] ?? "";
  const weekday = DAYS[moment.weekday] ?? "";
  const parts: Record<string, string | number> = {
    yy: two(moment.year % 100),
    y: two(moment.year % 100),
    m: moment.month,
    mm: two(moment.month),
    mmm: month.slice(0, 3),
    mmmm: month,
    mmmmm: month.slice(0, 1),
    d: moment.day,
    dd: two(moment.day),
    ddd: weekday.slice(0, 3),
    dddd: weekday,
    h: hour,
    hh: two(hour),
    "[h]": moment.hours,
    "[hh]": two(moment.hours),
    M: moment.minute,
    MM: two(moment.minute),
    "[m]": moment.hours * 60 + moment.minute,
    "[mm]": moment.hours * 60 + moment.minute,
    s: moment.second,
    ss: two(moment.second),
    "am/pm": moment.hour < 12 ? "AM" : "PM",
    "a/p": moment.hour < 12 ? "A" : "P",
  };
  return String(parts[picture] ?? (/^(?:y{3,}|e+|b+)$/.test(picture) ? moment.year : ""));
}
