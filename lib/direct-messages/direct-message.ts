import type { MergeValues } from "@/lib/core/merge-text";
import type { MessageContent } from "@/lib/messages/message-content.input";

export interface DirectMessage {
  to: string;
  message: MessageContent;
  sender?: string | null;
  gatewayAccountId?: string | null;
  kind: "direct" | "reply" | "test";
  conversationId?: string | null;
  /** What the merge fields become when the phone is no contact (a test shows its sample). */
  sample?: MergeValues;
  /** Made with the message: asking twice with one key texts once. */
  requestKey?: string;
  /** `to` is digits, or an id, that the gateway itself named: no numbering plan is asked. */
  knownNumber?: boolean;
  /**
   * Tells a phone that its stop word was heard: the one text that this very suppression does not
   * stop.
   */
  confirmsOptOut?: boolean;
}

export interface SentMessage {
  campaignId: string;
  messageId: string;
  /** The key was known: nothing new was written. */
  repeated: boolean;
}
