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
  lowBalanceAt: number | null;
  /** Credits used a day over the last two weeks; null: too little was read to say. */
  perDay: number | null;
  daysLeft: number | null;
  /** Sum of what nothing of ours explains (negative: credits went away). */
  unexplained: number;
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
  /** Change of held alone. */
  held: number;
  balance: number;
}
