"use client";

import { useLocale } from "next-intl";

/** A decimal number as text in a currency, without a float in between. */
export function useMoney(currency: string | null): (amount: string | null) => string {
  const locale = useLocale();
  const format =
    currency === null
      ? null
      : new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return (amount) =>
    amount === null || format === null ? "–" : format.format(amount as Intl.StringNumericLiteral);
}
