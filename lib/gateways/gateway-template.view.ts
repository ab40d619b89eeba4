import type { GatewayResult } from "@/lib/core/gateway-answer";

/** A message template as a gateway has it, in one language. */
export interface GatewayTemplate {
  /** The gateway's own id of it. */
  id: string;
  name: string;
  language: string;
  /** In the gateway's words: what it may be tomorrow is not known today. */
  status: string;
  category: string;
  previousCategory: string | null;
  quality: string;
  /** Its variables have names, not positions. */
  named: boolean;
  components: unknown[];
  rejectedReason: string | null;
}

export interface TemplatesResult extends GatewayResult {
  /** All that there are; null when they were not told to the end. */
  templates: GatewayTemplate[] | null;
}
