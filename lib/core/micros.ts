/** Millionths of a currency: prices have at most six places, so every sum of them is exact. */
const SCALE = 1_000_000n;

/** "0.055" as millionths. */
export function toMicros(amount: string): bigint {
  const [whole = "0", part = ""] = amount.split(".");
  return BigInt(whole) * SCALE + BigInt(part.padEnd(6, "0").slice(0, 6));
}

/** At least two places, and no more zeros than those. */
export function fromMicros(micros: bigint): string {
  const sign = micros < 0n ? "-" : "";
  const size = micros < 0n ? -micros : micros;
  const part = String(size % SCALE)
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return `${sign}${size / SCALE}.${part}`;
}
