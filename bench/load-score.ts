/** What a visitor feels while a page opens. Milliseconds, and the sum of what jumped. */
export interface LoadTimes {
  firstPaint: number;
  largestPaint: number;
  blocking: number;
  shift: number;
}

interface Curve {
  weight: number;
  /** What nine in ten pages are slower than, and what half of them are. */
  good: number;
  middle: number;
}

/**
 * Lighthouse's own curves and weights for phones. Its speed index, a tenth of its score, needs a
 * film of the page and is left out: the others share its weight.
 */
const CURVES: Record<keyof LoadTimes, Curve> = {
  firstPaint: { weight: 10, good: 1_800, middle: 3_000 },
  largestPaint: { weight: 25, good: 2_500, middle: 4_000 },
  blocking: { weight: 30, good: 200, middle: 600 },
  shift: { weight: 25, good: 0.1, middle: 0.25 },
};

/** From 0 to 1, as Lighthouse reckons it for its mobile profile. */
export function loadScore(times: LoadTimes): number {
  const parts = Object.entries(CURVES) as [keyof LoadTimes, Curve][];
  const whole = parts.reduce((sum, [, { weight }]) => sum + weight, 0);
  return parts.reduce((sum, [name, curve]) => sum + (curve.weight / whole) * share(times[name], curve), 0);
}

/** The share of pages that are slower, by a log-normal distribution through the two points. */
function share(value: number, { good, middle }: Curve): number {
  if (value <= 0) return 1;
  const INVERSE_ERFC_OF_A_FIFTH = 0.906_193_802_436_823_2;
  const standard = (Math.log(value / middle) * INVERSE_ERFC_OF_A_FIFTH) / -Math.log(good / middle);
  return (1 - erf(standard)) / 2;
}

/** Abramowitz and Stegun, 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.327_591_1 * Math.abs(x));
  const series = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  const sum = series.reduceRight((rest, factor) => (rest + factor) * t, 0);
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
}
