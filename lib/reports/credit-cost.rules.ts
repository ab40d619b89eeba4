import { fromMicros, toMicros } from "@/lib/core/micros";

/** What a credit costs from a day on, until the next. No amount: nothing is known from then. */
export interface CreditPrice {
  validFrom: string;
  amount: string | null;
  currency: string | null;
}

/** Prices in the order of their days; the one that holds on a day, or null. */
export function priceOn(prices: readonly CreditPrice[], day: string): CreditPrice | null {
  return prices.findLast((price) => price.validFrom <= day) ?? null;
}

/** Adds up credits at their prices, exactly, in one currency. */
export class Cost {
  #micros = 0n;
  #priced = false;

  add(credits: number, price: CreditPrice | null): void {
    if (price?.amount == null) return;
    this.#micros += BigInt(credits) * toMicros(price.amount);
    this.#priced = true;
  }

  /** Null where none of it had a price. */
  get amount(): string | null {
    return this.#priced ? fromMicros(this.#micros) : null;
  }
}

interface Period {
  from: string;
  to: string;
}

/** The prices that hold on any day of a period. */
export function pricesWithin(prices: readonly CreditPrice[], { from, to }: Period): CreditPrice[] {
  const first = priceOn(prices, from);
  return prices.filter((price) => price === first || (price.validFrom > from && price.validFrom <= to));
}

/** The one currency of a period's prices: costs of several are never added up. */
export function currencyIn(
  prices: readonly CreditPrice[],
  period: Period,
): { currency: string | null; mixedCurrencies: boolean } {
  const found = new Set(pricesWithin(prices, period).flatMap(({ currency }) => currency ?? []));
  const [currency = null] = found;
  return { currency: found.size === 1 ? currency : null, mixedCurrencies: found.size > 1 };
}
