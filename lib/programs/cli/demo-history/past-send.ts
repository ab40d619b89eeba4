import type { MessageContent } from "@/lib/messages/message-content.input";

/** The kind of the demo's gateway. */
export const DEMO_KIND = "spec-1.84";

export interface PastSend {
  kind: "campaign" | "reply";
  name: string;
  gatewayAccountId: string;
  message: MessageContent;
  audience: { lists: string[]; phones: string[] };
  tracked: boolean;
  startedAt: Date;
  removed: { duplicates: number; suppressed: number; invalid: number };
  /** Cancelled when so many had it. */
  cancelledAfter?: number;
  conversationId?: string;
  recipients: { phone: string; text: string | null; parts: number }[];
}

/** A message of it, as it was sent. */
export interface PastRow {
  id: number;
  phone: string;
  parts: number;
  sentAt: number;
  gatewayMessageId: string;
}
