/** Currencies of which a price may be, as the runtime knows them (ISO 4217). */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf("currency");

const known = new Set(CURRENCIES);

export function isCurrency(code: string): boolean {
  return known.has(code);
}

const NO_PLACES = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(" "));
const THREE_PLACES = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

/**
 * Decimal places of a currency by ISO 4217, as the database has them too: what a runtime would
 * show by itself differs from one to the next.
 */
export function placesOf(currency: string): number {
  return NO_PLACES.has(currency) ? 0 : THREE_PLACES.has(currency) ? 3 : 2;
}
