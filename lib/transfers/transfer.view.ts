import { z } from "zod";
import type { TransferStatus } from "@/lib/transfers/transfer.rules";

export interface TransferAttemptView {
  number: number;
  startedAt: string;
  finishedAt: string | null;
  outcome: string | null;
  code: string | null;
  detail: string | null;
  balanceBefore: number | null;
  balanceAfter: number | null;
}

export interface TransferView {
  id: string;
  status: TransferStatus;
  /** Asked, no answer that says, and asked again at `nextTryAt`. */
  asking: boolean;
  code: string | null;
  detail: string | null;
  credits: number;
  note: string;
  seqno: string;
  gatewayAccountId: string;
  customer: { id: string; username: string; name: string };
  /** Until when it can be taken back; null when it no longer can. */
  undoUntil: string | null;
  nextTryAt: string | null;
  balanceBefore: number | null;
  balanceAfter: number | null;
  attempts: number;
  createdById: string | null;
  createdByName: string;
  createdAt: string;
  approvedByName: string | null;
  resolvedByName: string | null;
  resolution: string | null;
  settledAt: string | null;
  /**
   * A later reading speaks against what a person decided, and nobody has said anything of it yet.
   */
  contradicted: boolean;
  /** A person decided it, and can still say that this was wrong. */
  correctable: boolean;
  correctedByName: string | null;
  correction: string | null;
  /** The batch it was asked for with; null for one that was asked for alone. */
  batchId: string | null;
}

export interface OpenTransferView extends TransferView {
  /** Asked for by whoever looks, or by a key of theirs: somebody else decides. */
  own: boolean;
  /** Until when somebody may approve it; null where nobody has to. */
  approvalUntil: string | null;
}

export interface TransferDetailView extends TransferView {
  accountLabel: string;
  attemptList: TransferAttemptView[];
}

/** What `/api/v1/transfers` answers. */
export const transferApiViewSchema = z.object({
  id: z.uuid(),
  status: z.enum(["pending", "succeeded", "refused", "unresolved", "canceled"]),
  awaitingApproval: z
    .boolean()
    .describe(
      "A second person must approve it first, for its size or with what else went to this customer or by this person within 24 hours; `detail` says why.",
    ),
  code: z.string().nullable().describe("The gateway's return code."),
  detail: z.string().nullable(),
  customer: z.string(),
  credits: z.int(),
  note: z.string(),
  balanceBefore: z.int().nullable(),
  balanceAfter: z.int().nullable(),
  createdAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
});
export type TransferApiView = z.infer<typeof transferApiViewSchema>;
