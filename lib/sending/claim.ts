import type { SendingCampaign } from "@/lib/sending/sending-campaigns";

/**
 * A message that this worker now holds: its attempt is counted and committed, so the call may be
 * made.
 */
export interface ClaimedMessage {
  id: number;
  phone: string;
  text: string | null;
  parts: number;
  attempts: number;
  seqnoRound: number;
  hadUnknown: boolean;
  /** Milliseconds since the epoch, by the database clock. */
  firstAttemptAt: number;
}

export interface Claim {
  claimId: number;
  campaign: SendingCampaign;
  messages: ClaimedMessage[];
}

/** Who claims, and for how long. */
export interface Claimer {
  workerId: string;
  leaseSeconds: number;
}
