import type { GatewayOutcome, RefusalReason } from "@/lib/core/gateway-answer";

/** What one call brought back. Plain data: it is also a line of the worker's journal. */
export interface Outcome {
  workspaceId: string;
  gatewayAccountId: string;
  /** Absent, as `reason`, in a journal of a release before 0.2, which knew one kind. */
  gatewayKind?: string;
  /** The account's epoch when the call was made. */
  accountEpoch: number;
  campaignId: string;
  messageId: number;
  claimId: number;
  attempt: number;
  seqno: string;
  hadUnknown: boolean;
  /** Milliseconds since the epoch, database clock at claim. */
  firstAttemptAt: number;
  startedAt: number;
  finishedAt: number;
  outcome: GatewayOutcome;
  reason?: RefusalReason | null;
  code: string | null;
  gatewayMessageId: string | null;
  /** Taken, and held back by the gateway for now. */
  held?: true;
  /** What is wrong with the request, where that is not the person's. */
  fault?: string;
  detail: string;
  stopped?: "credits" | "credentials" | null;
}
