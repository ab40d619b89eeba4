/** All markets that no row names. */
export const OTHER_MARKETS = "*";

/** What one delivered message costs, to a market, from a day on. */
export interface Rate {
  validFrom: string;
  /** A country's two letters, or `*`. */
  market: string;
  category: string;
  currency: string;
  /** A decimal number as text. */
  price: string;
}

/** A row of a card that was not taken, and why. */
export interface RejectedRate {
  row: number;
  value: string;
  reason: "columns" | "market" | "category" | "day" | "currency" | "price" | "repeated";
}

export interface ImportedRates {
  accepted: number;
  rejections: RejectedRate[];
}

/** The categories in Meta's words of pricing; another one is taken as it is written. */
export function categoryKey(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}
