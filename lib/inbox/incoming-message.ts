import type { InboundEvent } from "@/lib/gateways/callback.view";

/** An inbound text as its gateway read it. */
export interface CalledMessage extends Omit<InboundEvent, "kind" | "to"> {
  workspaceId: string;
  gatewayAccountId: string;
  gatewayKind: string;
  shortCode: string;
  ip: string | null;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

/** The same, with whom it is from: a phone, or the id of somebody whose phone was never told. */
export interface IncomingMessage extends CalledMessage {
  phone: string;
}
