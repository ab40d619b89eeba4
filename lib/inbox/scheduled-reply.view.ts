import type { Told } from "@/lib/core/kept-sentence";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";

/** A reply that is sent at a time, or could not be sent when that had come. */
export interface ScheduledReplyView {
  id: string;
  text: string;
  /** Null: by the channel that they wrote by last when its time has come. */
  channel: Channel | null;
  sendAt: string;
  by: string;
  status: "waiting" | "refused";
  /** Why it was not sent. */
  reason: Told | null;
  /** The customer has written after these words were. */
  wroteSince: boolean;
}
