/**
 * An amount of money as a person or a spreadsheet writes it, as decimal digits. `asked`: it may
 * mean this amount, or another, so the person says which.
 */
export type ReadMoney =
  | { kind: "amount"; value: string }
  | { kind: "asked"; value: string }
  | { kind: "none"; why: "empty" | "places" | "sign" | "unreadable" | "large" };

/** Digits after the point without the zeros at their end. */
export function withoutZeros(fraction: string): string {
  let end = fraction.length;
  while (fraction[end - 1] === "0") end -= 1;
  return fraction.slice(0, end);
}

const WHOLE_DIGITS = 12;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const PARTED = /^\d{1,3}([\s'’]\d{3})+(\.\d+)?$/;
const BY_COMMA = /^\d+,\d+$/;
const BY_POINTS = /^\d{1,3}(\.\d{3})+,\d+$/;

/**
 * Reads "1234.5", "1,234.50", "1 234.50", "RM 1,234.50" and full-width digits. "1.234,50" and
 * "0,055" are asked about. `places` are those that the currency, or a price, has.
 */
export function readMoney(text: string, places: number): ReadMoney {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^(RM|[A-Z]{3}|\$|€|£)\s*(?=\d)/i, "")
    .replace(/^\+/, "");
  if (plain === "") return { kind: "none", why: "empty" };
  if (/^-|^\(.*\)$/.test(plain)) return { kind: "none", why: "sign" };
  if (BY_POINTS.test(plain)) return whole(plain.replaceAll(".", "").replace(",", "."), places, "asked");
  if (GROUPED.test(plain)) {
    // Of a price per credit "1,234" is more likely a fraction than a thousand.
    if (places > 3 && !plain.includes(".") && BY_COMMA.test(plain))
      return whole(plain.replace(",", "."), places, "asked");
    return whole(plain.replaceAll(",", ""), places, "amount");
  }
  if (PARTED.test(plain)) return whole(plain.replace(/[\s'’]/g, ""), places, "amount");
  if (BY_COMMA.test(plain)) return whole(plain.replace(",", "."), places, "asked");
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(plain)) return whole(plain.replaceAll(".", ""), places, "asked");
  if (/^\d{1,3}\.\d{3}$/.test(plain) && places < 3 && !plain.endsWith("0".repeat(3 - places)))
    return whole(plain.replace(".", ""), places, "asked");
  if (/^\d*\.\d+$/.test(plain) || /^\d+\.?$/.test(plain))
    return whole(plain.replace(/^\./, "0."), places, "amount");
  return { kind: "none", why: "unreadable" };
}

function whole(decimal: string, places: number, kind: "amount" | "asked"): ReadMoney {
  const [digits = "", fraction = ""] = decimal.split(".");
  const kept = withoutZeros(fraction);
  if (kept.length > places) return { kind: "none", why: "places" };
  const plain = digits.replace(/^0+(?=\d)/, "");
  if (plain.length > WHOLE_DIGITS) return { kind: "none", why: "large" };
  return {
    kind,
    value: fraction === "" ? plain : `${plain}.${fraction.slice(0, places)}`.replace(/\.$/, ""),
  };
}
