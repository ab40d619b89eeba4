import { placesOf } from "@/lib/core/currency";

/** Thousandths: no currency has more places, so that every sum is exact. */
const PLACES = 3;

/** Decimal digits as thousandths. */
export function toThousandths(amount: string): bigint {
  const [, sign, whole = "0", part = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const size = BigInt(whole + part.padEnd(PLACES, "0").slice(0, PLACES));
  return sign === "-" ? -size : size;
}

/** Thousandths as decimal digits. */
export function fromThousandths(value: bigint): string {
  const size = String(value < 0n ? -value : value).padStart(PLACES + 1, "0");
  return `${value < 0n ? "-" : ""}${size.slice(0, -PLACES)}.${size.slice(-PLACES)}`;
}

/** An amount as people read it: its digits go in as text, so that none is rounded on the way. */
export function showMoney(locale: string, amount: string, currency: string): string {
  return written(locale, amount, currency, placesOf(currency));
}

/** A price per credit, which may have more places than its currency. */
export function showPrice(locale: string, amount: string, currency: string): string {
  return written(locale, amount, currency, 6);
}

function written(locale: string, amount: string, currency: string, most: number): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: placesOf(currency),
    maximumFractionDigits: most,
  }).format(amount as Intl.StringNumericLiteral);
}

/** A day of the calendar, wherever it is read. */
export function showDay(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
