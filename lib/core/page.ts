/** One page of a keyset-paged list. `nextCursor` is null on the last one. */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** A cursor is opaque outside: the sort key of the last row, so that rows coming and going never shift a page. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The sort key in a cursor, or null when it is not one of ours with `parts` parts. */
export function readCursor(cursor: string | undefined, parts: number): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const valid = Array.isArray(key) && key.length === parts && key.every((part) => typeof part === "string" || Number.isSafeInteger(part));
    return valid ? (key as (string | number)[]) : null;
  } catch {
    return null;
  }
}
