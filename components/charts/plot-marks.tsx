import type { Span } from "./plot-scale";

const [WIDTH, HEIGHT] = [1000, 200];
/** A bar takes this share of its column. */
const BAR = 0.7;

interface PlotMarksProps {
  kind: "line" | "area" | "bar";
  /** By row, then by series. */
  spans: Span[][];
  colors: string[];
  /** The row that a hint is shown of. */
  pointed: number | null;
}

/** Bars, areas or lines, stretched to whatever room they are given. */
export function PlotMarks({ kind, spans, colors, pointed }: PlotMarksProps) {
  const step = WIDTH / spans.length;
  const y = (share: number) => HEIGHT - HEIGHT * share;
  return (
    <svg
      role="presentation"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
    >
      {pointed === null ? null : (
        <rect x={pointed * step} width={step} y={0} height={HEIGHT} className="fill-hover" />
      )}
      {[0, 0.5, 1].map((line) => (
        <line
          key={line}
          x1={0}
          x2={WIDTH}
          y1={y(line)}
          y2={y(line)}
          className="stroke-line"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {colors.map((color, index) => {
        const own = spans.map((row) => row[index] ?? null);
        return kind === "bar" ? (
          <path key={color} d={bars(own, step, y)} fill={color} />
        ) : (
          <g key={color}>
            {kind === "area" ? <path d={area(own, step, y)} fill={color} fillOpacity={0.14} /> : null}
            <path
              d={line(own, step, y)}
              fill="none"
              stroke={color}
              strokeWidth={1.75}
              strokeLinejoin="round"
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
            />
          </g>
        );
      })}
    </svg>
  );
}

type Height = (share: number) => number;
const at = (value: number) => value.toFixed(1);

function bars(spans: Span[], step: number, y: Height): string {
  return spans
    .map((span, row) => {
      if (span === null || span.to === span.from) return "";
      const left = row * step + (step * (1 - BAR)) / 2;
      return `M${at(left)},${at(y(span.from))}V${at(y(span.to))}h${at(step * BAR)}V${at(y(span.from))}Z`;
    })
    .join("");
}

/** Straight from value to value, so that no curve shows more or less than there was; with gaps. */
function line(spans: Span[], step: number, y: Height): string {
  return spans
    .map((span, row) => {
      if (span === null) return "";
      const known = spans[row - 1] != null;
      const x = at((row + 0.5) * step);
      // A point between two gaps is a dot: the line's round end.
      return `${known ? "L" : "M"}${x},${at(y(span.to))}${known || spans[row + 1] != null ? "" : "h0"}`;
    })
    .join("");
}

function area(spans: Span[], step: number, y: Height): string {
  return spans
    .map((span, row) => {
      const next = spans[row + 1];
      if (span === null || next == null) return "";
      const [left, right] = [at((row + 0.5) * step), at((row + 1.5) * step)];
      return `M${left},${at(y(span.from))}V${at(y(span.to))}L${right},${at(y(next.to))}V${at(y(next.from))}Z`;
    })
    .join("");
}
