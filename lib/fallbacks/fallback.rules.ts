/**
 * When somebody whom a campaign wrote to by WhatsApp gets an SMS instead: they are not on WhatsApp,
 * Meta holds marketing back from them, or nothing arrived within the hours that were chosen.
 */
export const FALLBACK_WHEN = ["undeliverable", "capped", "notDeliveredWithinHours"] as const;
export type FallbackWhen = (typeof FALLBACK_WHEN)[number];

/** After so long without a report nobody waits for one any more (D5). */
export const FALLBACK_HOURS_MAX = 72;

/** How whoever WhatsApp does not reach is texted instead, as a campaign keeps it. */
export interface Fallback {
  text: string;
  /** Of SMS; nothing: the workspace's first one. */
  gatewayAccountId?: string | null | undefined;
  sender?: string | null | undefined;
  when: FallbackWhen[];
  /** Of `notDeliveredWithinHours`. */
  hours?: number | null | undefined;
}

/** The hours after which an SMS goes; null: the time decides nothing. */
export function fallbackHours({ when, hours }: Fallback): number | null {
  return when.includes("notDeliveredWithinHours") ? (hours ?? null) : null;
}

/** How many people of each channel's knowledge an audience has. */
export interface KnownReach {
  there: number;
  notThere: number;
  notKnown: number;
}

/**
 * How many SMS are to be expected: those known not to be there, and of those of whom nothing is
 * known as large a share as of the others. Null: nothing is known of anybody.
 */
export function expectedSms({ there, notThere, notKnown }: KnownReach): number | null {
  const known = there + notThere;
  return known === 0 ? null : notThere + Math.round((notKnown * notThere) / known);
}
