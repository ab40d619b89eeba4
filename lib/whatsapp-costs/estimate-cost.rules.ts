import { fromMicros, toMicros } from "@/lib/core/micros";
import { rateOn } from "@/lib/whatsapp-costs/charge-cost.rules";
import type { WhatsAppEstimate } from "@/lib/whatsapp-costs/estimate-cost.view";
import type { Rate } from "@/lib/whatsapp-costs/rate.view";

interface Asked {
  category: string | null;
  countries: ReadonlyMap<string, number>;
  rates: readonly Rate[];
  day: string;
  learnt: { share: number; of: number } | null;
}

/** The cost of one message to each person, as the rate card of the day says. */
export function estimateCost({ category, countries, rates, day, learnt }: Asked): WhatsAppEstimate {
  const sums = new Map<string, bigint>();
  let unpriced = 0;
  const lines = [...countries]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([country, people]) => {
      const rate = category === null ? null : rateOn(rates, { country, category, day });
      if (rate === null) unpriced += people;
      else sums.set(rate.currency, (sums.get(rate.currency) ?? 0n) + BigInt(people) * toMicros(rate.price));
      return { country, people, price: rate && { currency: rate.currency, amount: rate.price } };
    });
  const sumsOf = (share: number) =>
    [...sums].map(([currency, micros]) => ({ currency, amount: fromMicros(part(micros, share)) }));
  return {
    category,
    countries: lines,
    most: sumsOf(1),
    unpriced,
    hasCard: rates.length > 0,
    expected: learnt && { ...learnt, amounts: sumsOf(learnt.share) },
  };
}

/** Of a sum, rounded up to a hundredth: an expectation is no more exact than that. */
function part(micros: bigint, share: number): bigint {
  if (share >= 1) return micros;
  const exact = (micros * BigInt(Math.round(share * 10_000))) / 10_000n;
  return ((exact + 9_999n) / 10_000n) * 10_000n;
}
