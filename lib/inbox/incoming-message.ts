import type { InboundEvent } from "@/lib/gateways/callback.view";

/** An inbound text as its gateway read it. */
export interface IncomingMessage extends Omit<InboundEvent, "kind" | "to"> {
  workspaceId: string;
  gatewayAccountId: string;
  gatewayKind: string;
  shortCode: string;
  ip: string | null;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}
