export type ChartRow = Record<string, string | number | null>;

export interface ChartSeries {
  key: string;
  label: string;
  /** A token, as `statusLook("delivered").color`. Otherwise the next chart colour. */
  color?: string;
}

export interface ChartShape {
  data: readonly ChartRow[];
  x: string;
  series: readonly ChartSeries[];
  formatX: (value: string | number) => string;
  formatY: (value: number) => string;
}
