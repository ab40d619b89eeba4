import type { ChartRow, ChartSeries } from "./series";

/**
 * A column's part of the drawing, in parts of its height from the foot; null where nothing is
 * known.
 */
export type Span = { from: number; to: number } | null;

/**
 * Where each value of each row stands between the foot (0) and the head (1) of a drawing, one upon
 * the other when stacked; and the number at its head.
 */
export function scalePlot(
  rows: readonly ChartRow[],
  series: readonly ChartSeries[],
  stacked: boolean,
): { top: number; spans: Span[][] } {
  const values = rows.map((row) => series.map(({ key }) => numberOf(row[key])));
  const height = (row: (number | null)[]) =>
    stacked ? row.reduce<number>((sum, value) => sum + (value ?? 0), 0) : Math.max(0, ...row.map(Number));
  const top = roundUp(Math.max(1, ...values.map(height)));
  const spans = values.map((row) => {
    let below = 0;
    return row.map((value): Span => {
      if (value === null) return null;
      const from = stacked ? below : 0;
      below += value;
      return { from: from / top, to: (from + value) / top };
    });
  });
  return { top, spans };
}

function numberOf(value: ChartRow[string] | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** 1, 2, 4, 6 or 8 times a power of ten: its half is round as well. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.max(2, ([1, 2, 4, 6, 8, 10].find((step) => step * power >= value) ?? 10) * power);
}

/** Which of many words along the bottom are written, so that none covers another. */
export function shownLabels(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(1, most)));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}
