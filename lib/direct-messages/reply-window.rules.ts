/** So long after somebody wrote they may be answered in free words by WhatsApp. */
const WINDOW_MS = 24 * 60 * 60_000;

/** When the window shuts that a text opened. */
export const windowEnd = (wroteAt: Date): Date => new Date(wroteAt.getTime() + WINDOW_MS);

/** Up to its end, and not at it. */
export const isWindowOpen = (wroteAt: Date | null, now: Date): boolean =>
  wroteAt !== null && now < windowEnd(wroteAt);

export interface WindowLeft {
  hours: number;
  minutes: number;
}

/** What is left of a window, in whole minutes that have begun; null when it is shut. */
export function windowLeft(openUntil: string | null, now: number): WindowLeft | null {
  const left = openUntil === null ? 0 : new Date(openUntil).getTime() - now;
  if (left <= 0) return null;
  const minutes = Math.ceil(left / 60_000);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
