/**
 * A whole number as a person or a spreadsheet writes it. `asked`: the digits may mean this number,
 * or a fraction ("1.000"), so the person says which.
 */
export type ReadAmount =
  | { kind: "number"; value: number }
  | { kind: "asked"; value: number }
  | { kind: "none" };

const MOST = 1_000_000_000;

/**
 * Reads "1000", "1,000", "1 000", "１０００" and "1.000"; nothing of which a digit would have to be
 * guessed. Full-width digits and signs are read as plain ones.
 */
export function readAmount(text: string): ReadAmount {
  const plain = text.normalize("NFKC").trim().replace(/^\+/, "");
  if (/^\d{1,15}$/.test(plain)) return whole(plain, "number");
  // Groups of three after the first; a blank of any width parts them as a comma does.
  if (/^\d{1,3}(,\d{3})+$/.test(plain) || /^\d{1,3}([\s'’]\d{3})+$/.test(plain))
    return whole(plain.replace(/\D/g, ""), "number");
  if (/^\d{1,3}(,\d{3})*\.0{1,2}$/.test(plain) || /^\d+\.0{1,2}$/.test(plain))
    return whole(plain.replace(/\.0+$/, "").replace(/\D/g, ""), "number");
  if (/^\d{1,3}(\.\d{3})+$/.test(plain)) return whole(plain.replace(/\D/g, ""), "asked");
  return { kind: "none" };
}

function whole(digits: string, kind: "number" | "asked"): ReadAmount {
  const value = Number(digits);
  return value >= 1 && value <= MOST ? { kind, value } : { kind: "none" };
}
