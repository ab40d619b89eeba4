/**
 * A number with the digits that a spreadsheet shows: a whole one with all of them, any other with
 * the 15 that its programs know. Null when it is none.
 */
export function numberText(value: string): string | null {
  const plain = value.trim();
  if (/^-?(0|[1-9]\d{0,39})$/.test(plain)) return plain === "-0" ? "0" : plain;
  const number = Number(plain);
  if (plain === "" || !Number.isFinite(number)) return null;
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return number.toFixed(0);
  return String(Number(number.toPrecision(15)));
}
