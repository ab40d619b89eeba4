/**
 * Whether a text names a time zone. An offset (`+08:00`) does not, though Intl takes it: Postgres
 * would read its sign the other way round.
 */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
