import { fromMicros, toMicros } from "@/lib/core/micros";
import type { ChargeView } from "@/lib/whatsapp-costs/charge.view";
import { categoryKey, OTHER_MARKETS, type Rate } from "@/lib/whatsapp-costs/rate.view";

/**
 * The price that holds for a country and category on a day: its own row, else the one of all other
 * markets; null where the card says none. It is never guessed from another category.
 */
export function rateOn(
  rates: readonly Rate[],
  { country, category, day }: { country: string; category: string; day: string },
): Rate | null {
  const key = categoryKey(category);
  const of = (market: string) =>
    rates
      .filter((rate) => rate.market === market && rate.category === key && rate.validFrom <= day)
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  return of(country) ?? of(OTHER_MARKETS) ?? null;
}

/** Adds up messages at their prices, exactly; what has no price is counted apart. */
export class ChargeCost {
  charged = 0;
  free = 0;
  unpriced = 0;
  readonly #micros = new Map<string, bigint>();

  add(messages: number, free: boolean, rate: Rate | null): void {
    if (free) this.free += messages;
    else {
      this.charged += messages;
      if (rate === null) this.unpriced += messages;
      else {
        const known = this.#micros.get(rate.currency) ?? 0n;
        this.#micros.set(rate.currency, known + BigInt(messages) * toMicros(rate.price));
      }
    }
  }

  /** Sums of several currencies are never added up: one line for each. */
  get amounts(): { currency: string; amount: string }[] {
    return [...this.#micros].map(([currency, micros]) => ({ currency, amount: fromMicros(micros) }));
  }

  get view(): ChargeView {
    const { charged, free, unpriced, amounts } = this;
    return { charged, free, unpriced, amounts };
  }
}
