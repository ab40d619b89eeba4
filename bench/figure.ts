import type { Bench } from "@/bench/open-bench";

/**
 * One line of the table. Every rate is a ratio to something plain that ran beside it: absolute
 * figures of two machines say nothing.
 */
export interface Reading {
  what: string;
  target: string;
  stretch: string;
  measured: string;
  passes: boolean;
  reachesStretch: boolean | null;
  /** The absolute figures behind it. */
  detail: string;
}

export interface Figure {
  id: string;
  title: string;
  run(bench: Bench): Promise<Reading[]>;
}

/** A ratio that should be at least so much. */
export function atLeast(
  what: string,
  measured: number,
  target: number,
  stretch: number | null,
  detail: string,
): Reading {
  return {
    what,
    target: `≥ ${target}`,
    stretch: stretch === null ? "" : `≥ ${stretch}`,
    measured: measured.toFixed(2),
    passes: measured >= target,
    reachesStretch: stretch === null ? null : measured >= stretch,
    detail,
  };
}

/** A time or size that should be at most so much. */
export function atMost(
  what: string,
  measured: number,
  target: number,
  stretch: number | null,
  unit: string,
  detail: string,
): Reading {
  return {
    what,
    target: `≤ ${target} ${unit}`,
    stretch: stretch === null ? "" : `≤ ${stretch} ${unit}`,
    measured: `${measured < 10 ? measured.toFixed(1) : Math.round(measured)} ${unit}`,
    passes: measured <= target,
    reachesStretch: stretch === null ? null : measured <= stretch,
    detail,
  };
}
