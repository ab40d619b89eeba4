import type { Sentence } from "@/lib/core/sentence";
import type { MessageStatus } from "@/lib/messages/message.rules";
import type { ChargeView } from "@/lib/whatsapp-costs/charge.view";

/** What moves while a campaign runs. */
export interface CampaignProgressView {
  /** Messages a second over the last minute; 0 when it does not send. */
  ratePerSecond: number;
  secondsLeft: number | null;
  bucketSeconds: number;
  /** How many became sent, delivered, read and not delivered in each bucket. */
  series: { at: string; sent: number; delivered: number; read: number; failed: number }[];
  /**
   * True when the series of a large campaign was drawn from a sample and scaled to the exact
   * totals.
   */
  sampled: boolean;
  /** Why messages did not arrive: exact counts by code, most frequent first. */
  reasons: {
    code: string;
    status: MessageStatus;
    count: number;
    /** A number that failed so will most likely fail again. */
    lasting: boolean;
  }[];
  /** What people were told of its gateway, from which nothing comes back; null while it answers. */
  quiet: Sentence | null;
  /** What its messages were charged as so far; of a campaign by WhatsApp. */
  charges?: ChargeView;
  /** Who waits because WhatsApp limits the people of 24 hours, and when it is looked at again. */
  budget?: { waiting: number; limit: number; until: string };
}
