import type { ApprovalChange, ApprovalView } from "@/lib/approvals/approval.view";

/** What a check page knows of another person's yes. */
export interface ApprovalReview {
  /** The last asking; null: there was none. */
  approval: ApprovalView | null;
  /** Why it was asked for. */
  why: string | null;
  /** Why whoever looks cannot launch it alone, as it is now; null: they can. */
  needed: string | null;
  /** Why whoever looks cannot answer what waits; null: they can. */
  cannot: string | null;
  /** What is not as it was when it was asked for. */
  sinceAsked: ApprovalChange[];
  /** What waits now, beside what was asked about the time before. */
  sinceBefore: ApprovalChange[];
  /** Who may answer, beside whoever looks. */
  approvers: string[];
}
