/** What may be wrong with a number that a person knows to exist. */
const LET_IN: ReadonlySet<string> = new Set(["too_short", "too_long", "not_mobile", "invalid"]);

/** Whether a person may say that a number refused for this reason exists all the same. */
export function mayBeLetIn(reason: string): boolean {
  return LET_IN.has(reason);
}
