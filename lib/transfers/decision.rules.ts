export type TransferChoice = "succeeded" | "refused";

export interface BalancesAround {
  before: number | null;
  after: number | null;
}

/**
 * Whether the two balances speak against what a person says became of a transfer. Without both of
 * them nothing does.
 */
export function againstEvidence(
  choice: TransferChoice,
  { before, after }: BalancesAround,
  credits: number,
): boolean {
  if (before === null || after === null) return false;
  const fell = before - after;
  return choice === "refused" ? fell >= credits : fell < credits;
}

/** What the two balances beside a transfer say of it. */
export type Evidence = "unread" | "exact" | "unmoved" | "fell" | "rose";

export function evidenceOf({ before, after }: BalancesAround, credits: number): Evidence {
  if (before === null || after === null) return "unread";
  if (before - after === credits) return "exact";
  if (before === after) return "unmoved";
  return after < before ? "fell" : "rose";
}

/**
 * What moved on the account between the two readings beside the transfer itself: sends, or a
 * movement outside Canang; null while it is not known.
 */
export function movedBeside(balances: BalancesAround, credits: number): number | null {
  const { before, after } = balances;
  return before === null || after === null ? null : before - after - credits;
}

/** An approval that nobody gave is called for again after so many hours, as an alarm. */
export const APPROVAL_REMINDER_HOURS = 4;
/** After so many hours a transfer that nobody approved is cancelled, and its credits are free. */
export const APPROVAL_EXPIRES_HOURS = 72;
/**
 * Within so many minutes a second person who moves credits to the same customer is told about the
 * first.
 */
export const SAME_CUSTOMER_MINUTES = 10;
