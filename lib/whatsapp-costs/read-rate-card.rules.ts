import { parse } from "csv-parse/sync";
import { getCountries } from "libphonenumber-js/min";
import { isCurrency } from "@/lib/core/currency";
import { readMoney } from "@/lib/core/read-money";
import { categoryKey, OTHER_MARKETS, type Rate, type RejectedRate } from "@/lib/whatsapp-costs/rate.view";

const COLUMNS = ["market", "category", "valid_from", "currency", "price"] as const;
type Column = (typeof COLUMNS)[number];

const CODES: readonly string[] = getCountries();
const NAMES: ReadonlyMap<string, string> = new Map(
  CODES.flatMap((code) => {
    const name = new Intl.DisplayNames(["en"], { type: "region" }).of(code);
    return name === undefined ? [] : [[name.toLowerCase(), code]];
  }),
);
const PRICE_PLACES = 6;

export interface ReadRates {
  rates: Rate[];
  rejected: RejectedRate[];
}

/**
 * Reads a rate card: a heading line with market, category, valid_from, currency and price in any
 * order, and a line for each price. Null: it has no such heading. A market that is no country (Meta
 * sums some up as regions) is not guessed at.
 */
export function readRateCard(csv: string): ReadRates | null {
  const lines = linesOf(csv);
  const head = lines[0]?.map((cell) => categoryKey(cell));
  if (head === undefined || COLUMNS.some((column) => !head.includes(column))) return null;
  const read: ReadRates = { rates: [], rejected: [] };
  const seen = new Set<string>();
  lines.slice(1).forEach((cells, index) => {
    const of = (column: Column) => (cells[head.indexOf(column)] ?? "").trim();
    const found = cells.length < head.length ? "columns" : rateOf(of);
    const value = cells.join(", ").slice(0, 120);
    if (typeof found === "string") read.rejected.push({ row: index + 2, value, reason: found });
    else {
      const key = `${found.validFrom} ${found.market} ${found.category}`;
      if (seen.has(key)) read.rejected.push({ row: index + 2, value, reason: "repeated" });
      else read.rates.push(found);
      seen.add(key);
    }
  });
  return read;
}

function linesOf(csv: string): string[][] {
  try {
    return parse(csv, {
      bom: true,
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch {
    return [];
  }
}

function rateOf(of: (column: Column) => string): Rate | RejectedRate["reason"] {
  const market = marketOf(of("market"));
  if (market === null) return "market";
  const category = categoryKey(of("category"));
  if (!/^[a-z_]{3,40}$/.test(category)) return "category";
  const validFrom = of("valid_from");
  if (!isDay(validFrom)) return "day";
  const currency = of("currency").toUpperCase();
  if (!isCurrency(currency)) return "currency";
  const price = readMoney(of("price"), PRICE_PLACES);
  if (price.kind !== "amount" || Number(price.value) >= 1_000_000) return "price";
  return { market, category, validFrom, currency, price: price.value };
}

function marketOf(written: string): string | null {
  if (written === OTHER_MARKETS || /^(all )?others?$/i.test(written)) return OTHER_MARKETS;
  const code = written.toUpperCase();
  return CODES.includes(code) ? code : (NAMES.get(written.toLowerCase()) ?? null);
}

function isDay(written: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(written) ? new Date(`${written}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written);
}
