import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isStorableText } from "@/lib/core/storable-text";

/** One page of a keyset-paged list. `nextCursor` is null on the last one. */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/**
 * The longest cursor that an input takes: a name of 200 characters, each of them written as \u0001,
 * is 1,200 bytes and so 1,600 characters.
 */
export const CURSOR_MAX = 2_000;

/**
 * A cursor is opaque outside: the sort key of the last row, so that rows coming and going never
 * shift a page.
 */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The sort key in a cursor, or null when it is not one of ours with `parts` parts. */
export function readCursor(cursor: string | undefined, parts: number): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const valid = Array.isArray(key) && key.length === parts && key.every(isPart);
    return valid ? (key as (string | number)[]) : null;
  } catch {
    return null;
  }
}

function isPart(part: unknown): boolean {
  return typeof part === "string" ? isStorableText(part) : Number.isSafeInteger(part);
}

/** The end of the year 9999, beyond which dates are written in a form of their own. */
const LAST_MILLI = 253_402_300_799_999;

/** A date in a cursor, as milliseconds; refused when it cannot be one of a row of ours. */
export function cursorDate(part: string | number | undefined): Date {
  if (typeof part !== "number" || !(part >= 0 && part <= LAST_MILLI))
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
  return new Date(part);
}

/** A whole number in a cursor, no larger than its column holds. */
export function cursorNumber(part: string | number | undefined, largest = Number.MAX_SAFE_INTEGER): number {
  if (typeof part !== "number" || !(part >= 0 && part <= largest))
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
  return part;
}
