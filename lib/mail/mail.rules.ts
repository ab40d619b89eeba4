/** Every mail the product sends, with the values that its text in `messages/en/mail.json` needs. */
interface MailValues {
  /** Asked to join a workspace; the link leads to the invitation. */
  invitation: { workspace: string; inviter: string; role: string; link: string; days: number };
  /** Asked for a new password. */
  "password-link": { name: string; link: string; hours: number };
  /**
   * Somebody asked for a new password for this address. It waits in the outbox whether or not the
   * address has a sign-in, and becomes a `password-link` or nothing when the worker comes to it:
   * the page that asks does the same work for both.
   */
  "password-request": Record<string, never>;
  "password-changed": { name: string };
  "address-changed": { name: string; email: string };
  /** Asked to use this address from now on; sent to the new address. */
  "address-confirmation": { name: string; link: string; hours: number };
  /**
   * `change` is a word of `SECOND_FACTOR_CHANGES`; other words are shown as they are. `passkey` is
   * the name of the passkey that it is about.
   */
  "second-factor-changed": { name: string; change: string; passkey?: string };
  /** Two-step sign-in will be required from this day on, `2026-12-05`. */
  "two-step-due": { name: string; workspace: string; date: string };
  /**
   * `at` in ISO 8601. `session` is the sign-in it tells of: that one does not see the notice, and
   * cannot put it away.
   */
  "new-sign-in": { name: string; device: string; ip: string; at: string; session?: string };
  /**
   * Told to owners and admins: the size from which a transfer needs a second person was changed.
   */
  "approval-limit-changed": { workspace: string; by: string; before: string; after: string };
  /** Asked for in the settings, to see that mail works. */
  test: { name: string };
}

export type MailKind = keyof MailValues;

export type Mail = { [K in MailKind]: { kind: K; to: string; values: MailValues[K] } }[MailKind];

/** What can happen to a second factor, each with words in `messages/en/mail.json`. */
export const SECOND_FACTOR_CHANGES = [
  "enabled",
  "disabled",
  "reset",
  "codes-renewed",
  "app-added",
  "app-removed",
  "passkey-added",
  "passkey-removed",
  "passkey-copied",
] as const;
export type SecondFactorChange = (typeof SECOND_FACTOR_CHANGES)[number];

/**
 * Why a mail was not taken. Screens show only this word's sentence: what a server says may name
 * somebody else's address.
 */
export const MAIL_PROBLEMS = [
  "connection",
  "certificate",
  "login",
  "recipient",
  "refused",
  "unreadable",
  "expired",
] as const;
export type MailProblem = (typeof MAIL_PROBLEMS)[number];

/** Seconds to the next try, by how many there were; the last one repeats. */
const PAUSES = [30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400];
const GIVE_UP_AFTER_HOURS = 72;

/**
 * Seconds until a mail is tried again; null once it is not worth it any more: after three days, or
 * when its link has expired.
 */
export function nextMailPause(values: object | null, attempts: number, ageSeconds: number): number | null {
  const pause = PAUSES[Math.min(Math.max(attempts, 1), PAUSES.length) - 1] ?? 30;
  return ageSeconds + pause > hoursToTry(values) * 3600 ? null : pause;
}

function hoursToTry(values: object | null): number {
  const hours = (values as { hours?: unknown } | null)?.hours;
  return typeof hours === "number" ? Math.min(hours, GIVE_UP_AFTER_HOURS) : GIVE_UP_AFTER_HOURS;
}

/** Days that a row stays after its mail was made, without its content. */
export const KEEP_MAIL_DAYS = 30;

/** Letters that end a header, cannot be stored, or turn the text that follows around. */
const HARMFUL = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/**
 * A value on one line, without what could start a header of its own, mislead the eye, or not be
 * stored.
 */
export function oneLine(value: string): string {
  return value.toWellFormed().replace(HARMFUL, " ").trim();
}

/** All values of a mail in that way; a link stays an address of ours. */
export function cleanValues<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? oneLine(value).slice(0, 2000) : value,
    ]),
  ) as T;
}

/** One whole address and nothing else: no second one, no name, no line end, no quoting. */
export function isMailAddress(address: string): boolean {
  return (
    address.length <= 254 &&
    /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}]+$/u.test(address) &&
    address.isWellFormed()
  );
}
