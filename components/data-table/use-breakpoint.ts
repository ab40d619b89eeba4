"use client";

import { useSyncExternalStore } from "react";

export type Breakpoint = "xs" | "sm" | "md" | "lg" | "xl";

const STEPS: readonly [Breakpoint, string][] = [
  ["xl", "(min-width: 80rem)"],
  ["lg", "(min-width: 64rem)"],
  ["md", "(min-width: 48rem)"],
  ["sm", "(min-width: 40rem)"],
];

function subscribe(listener: () => void): () => void {
  const queries = STEPS.map(([, query]) => window.matchMedia(query));
  for (const query of queries) query.addEventListener("change", listener);
  return () => {
    for (const query of queries) query.removeEventListener("change", listener);
  };
}

/** How wide the window is, in Tailwind's steps; the server takes it for wide. */
export function useBreakpoint(): Breakpoint {
  return useSyncExternalStore(
    subscribe,
    () => STEPS.find(([, query]) => window.matchMedia(query).matches)?.[0] ?? "xs",
    () => "xl",
  );
}

const ORDER: readonly Breakpoint[] = ["xs", "sm", "md", "lg", "xl"];

/** Whether a window is narrower than a step. */
export function isBelow(current: Breakpoint, step: Breakpoint): boolean {
  return ORDER.indexOf(current) < ORDER.indexOf(step);
}
