import type { PauseReason } from "@/lib/core/pause-reason";

/** What may be promised from one account, and what the gateway says. */
export interface CreditOverviewView {
  gatewayAccountId: string;
  label: string;
  /** What the gateway last said; null: not known. */
  remaining: number | null;
  used: number | null;
  checkedAt: string | null;
  error: string | null;
  /** Why nothing is sent on it; null while it works. */
  pausedReason: PauseReason | null;
  held: number;
  available: number | null;
  /**
   * What scheduled campaigns, and those that are not finished, still need, by the parts of their
   * texts.
   */
  planned: number;
  /** `available` without what is planned. */
  free: number | null;
  lowBalanceAt: number | null;
  /** Credits used a day over the last two weeks; null: too little was read to say. */
  perDay: number | null;
  daysLeft: number | null;
  /** Rises and falls of the balance that nobody has explained, apart; both positive. */
  risen: number;
  fallen: number;
  /**
   * What the gateway says minus what the ledger says now: sends under way, or a transfer whose
   * outcome nobody knows, may explain it.
   */
  difference: number;
  /** When the ledger's hash chain was last recomputed. */
  ledgerCheckedAt: string | null;
}

export interface BalanceReadingView {
  at: string;
  remaining: number;
}

/**
 * One journal of the ledger: what it did to the credits that stand at the gateway, and the balance
 * after it.
 */
export interface LedgerLineView {
  journal: string;
  at: string;
  kind: string;
  description: string;
  ref: string | null;
  /** Change of available + held. */
  change: number;
  /** What of an unexplained movement nobody has explained yet; 0 for every other line. */
  open: number;
  /** Change of held alone. */
  held: number;
  balance: number;
}

/** Bought credit that was noted and has not arrived. */
export interface ExpectedPurchaseView {
  id: string;
  credits: number;
  /** Decimal digits; null: not said. */
  amount: string | null;
  currency: string | null;
  happenedOn: string;
}
