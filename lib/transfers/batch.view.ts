import type { TransferView } from "@/lib/transfers/transfer.view";

/** How many lines of a batch are in each state; `asking` is asked without an answer that says. */
interface BatchCounts {
  awaitingApproval: number;
  pending: number;
  sending: number;
  succeeded: number;
  refused: number;
  unknown: number;
  canceled: number;
}

export interface BatchSummaryView {
  id: string;
  lines: number;
  credits: number;
  counts: BatchCounts;
  /** Credits that reached customers. */
  moved: number;
  createdByName: string;
  createdAt: string;
  approvedByName: string | null;
  /** Until when what has not begun can be taken back; null when nothing can. */
  undoUntil: string | null;
  /** Until when somebody may approve it; null where nobody has to. */
  approvalUntil: string | null;
  /** Why a second person is asked. */
  why: string | null;
  /** Asked for by whoever looks: somebody else decides. */
  own: boolean;
}

export interface BatchDetailView extends BatchSummaryView {
  transfers: TransferView[];
}

/** A batch that waits or is under way, with its lines for who decides. */
export interface OpenBatchView extends BatchSummaryView {
  named: { id: string; customer: string; credits: number }[];
}

/** What one line of a list that is not confirmed yet means. */
export interface CheckedLine {
  customer: { id: string; username: string; name: string; usualCredits: number | null } | null;
  /** Why it cannot be carried out. */
  problem: "unknown" | "archived" | "twice" | "noTransfers" | "accountPaused" | null;
  /** What may already have gone to this customer. */
  warning: string | null;
}

export interface BatchCheckView {
  lines: CheckedLine[];
  /** Of each account that the lines take from; null where the balance is not known. */
  accounts: { id: string; label: string; credits: number; available: number | null; free: number | null }[];
  total: number;
  /** Why a second person has to approve it; null when nobody has to. */
  approval: string | null;
  /** Why it cannot be asked for at all. */
  refusal: string | null;
  /** The sum is typed before it is confirmed. */
  mustType: boolean;
}
