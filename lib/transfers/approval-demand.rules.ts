import { type Sentence, sentence } from "@/lib/core/sentence";
/** Hours whose transfers are counted together: rolling, so that midnight opens no gap. */
export const SUM_HOURS = 24;

/**
 * SQL: the transfer may have moved credits. One that a person called refused counts, for that
 * person alone may have said so; what the gateway refused and what was taken back before the call
 * does not.
 */
export const MAY_HAVE_MOVED =
  "NOT (status = 'canceled' OR (status = 'refused' AND resolved_by_name IS NULL))";

export interface AskedSums {
  credits: number;
  /**
   * Moved in the last hours without a second person, to the same customer and by the same persons.
   */
  toCustomer: number;
  byPerson: number;
}

export type ApprovalDemand = { above: number; why: "size" | "customer" | "person" } | null;

/**
 * Whether a second person has to approve: the transfer alone, or together with what went the same
 * way in the last day.
 */
export function demandApproval(
  limit: number | null,
  { credits, toCustomer, byPerson }: AskedSums,
): ApprovalDemand {
  if (limit === null) return null;
  if (credits > limit) return { above: limit, why: "size" };
  if (toCustomer + credits > limit) return { above: limit, why: "customer" };
  if (byPerson + credits > limit) return { above: limit, why: "person" };
  return null;
}

/** The strictest of several limits; null is none at all. */
export function strictest(limits: readonly (number | null)[]): number | null {
  const set = limits.filter((limit) => limit !== null);
  return set.length === 0 ? null : Math.min(...set);
}

/** Why a second person is asked, for people. */
export function demandSentence({ above, why }: NonNullable<ApprovalDemand>): Sentence {
  if (why === "size") return sentence("rules.transfer.demand.size", { limit: above });
  return sentence(`rules.transfer.demand.${why}`, { limit: above, hours: SUM_HOURS });
}
