/** The first row, and the first after them that does not belong to them. */
export interface Rows {
  first: number;
  end: number;
}

/** Drawn beyond what is in sight, so that scrolling finds them there. */
const AROUND = 12;

/** The rows between two places of a list, counted from its top, and those around them. */
export function rowsBetween({ from, to }: { from: number; to: number }, height: number): Rows {
  return { first: Math.floor(from / height) - AROUND, end: Math.ceil(to / height) + AROUND };
}

/** Those of them that there are. */
export function within({ first, end }: Rows, count: number): Rows {
  const clamp = (index: number) => Math.min(count, Math.max(0, index));
  return { first: clamp(first), end: clamp(end) };
}

/** Where to scroll so that a row is in sight, moving as little as possible. */
export function scrollFor(
  row: { top: number; bottom: number },
  seen: { top: number; height: number },
): number {
  if (row.top < seen.top) return row.top;
  return Math.max(seen.top, row.bottom - seen.height);
}
