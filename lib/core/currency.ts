/**
 * Currencies of which a price may be: those in use by ISO 4217. Not as the runtime knows them, for
 * the server and each browser know others, and a page would be drawn twice.
 */
export const CURRENCIES: readonly string[] = `
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
  CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
  GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
  KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
  NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
  SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
  VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`
  .trim()
  .split(/\s+/);

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
