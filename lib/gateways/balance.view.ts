import type { GatewayResult } from "@/lib/core/gateway-answer";

export interface BalanceResult extends GatewayResult {
  /** Null when it was not told. */
  credits: Credits | null;
  /** Every way to read an answer that can be read in several; a person chooses. */
  choices?: BalanceChoice[];
  /** Settings of the account that this answer taught. */
  learned?: Record<string, string>;
}

/** What a gateway that tells no balance says of the login instead. */
export interface CheckResult extends GatewayResult {
  /** Null when it was not told; an empty word where one of them was not. */
  facts: {
    number: string;
    name: string;
    quality: string;
    limit: string;
    /** Of the number, in the gateway's words. */
    state?: string;
    /** Why it lets nothing go out, in its words; empty where nothing stands in the way. */
    blocked?: string;
  } | null;
}

interface Credits {
  used: number | null;
  remaining: number;
}

/** One way to read a balance, and the settings of the account that choose it. */
export interface BalanceChoice extends Credits {
  settings: Record<string, string>;
}
