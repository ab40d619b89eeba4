import type { GatewayResult } from "@/lib/core/gateway-answer";

export interface BalanceResult extends GatewayResult {
  /** Null when it was not told. */
  credits: Credits | null;
  /** Every way to read an answer that can be read in several; a person chooses. */
  choices?: BalanceChoice[];
  /** Settings of the account that this answer taught. */
  learned?: Record<string, string>;
}

interface Credits {
  used: number | null;
  remaining: number;
}

/** One way to read a balance, and the settings of the account that choose it. */
export interface BalanceChoice extends Credits {
  settings: Record<string, string>;
}
