import type { ApprovalChange, ApprovalView } from "@/lib/approvals/approval.view";
import type { Sentence } from "@/lib/core/sentence";

/** What a check page knows of another person's yes. */
export interface ApprovalReview {
  /** The last asking; null: there was none. */
  approval: ApprovalView | null;
  /** Why it was asked for. */
  why: Sentence | null;
  /** Why whoever looks cannot launch it alone, as it is now; null: they can. */
  needed: Sentence | null;
  /** Why whoever looks cannot answer what waits; null: they can. */
  cannot: Sentence | null;
  /** What is not as it was when it was asked for. */
  sinceAsked: ApprovalChange[];
  /** What waits now, beside what was asked about the time before. */
  sinceBefore: ApprovalChange[];
  /** Who may answer, beside whoever looks. */
  approvers: string[];
}
