const WIDTH = 144;
const HEIGHT = 44;
const EDGE = 3;

/** The shape of a few numbers in a row; the sentence says it in words. */
export function Sparkline({ values, sentence }: { values: number[]; sentence: string }) {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const points = values.map((value, at) => {
    const x = EDGE + (at / Math.max(1, values.length - 1)) * (WIDTH - 2 * EDGE);
    return [x, HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE)] as const;
  });
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const [lastX, lastY] = points.at(-1) ?? [0, 0];
  return (
    <svg
      role="img"
      aria-label={sentence}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      className="shrink-0 text-accent"
    >
      <title>{sentence}</title>
      <polygon
        points={`${EDGE},${HEIGHT} ${line} ${lastX.toFixed(1)},${HEIGHT}`}
        fill="currentColor"
        opacity={0.12}
      />
      <polyline
        points={line}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.75}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={lastX} cy={lastY} r={2.5} fill="currentColor" />
    </svg>
  );
}
