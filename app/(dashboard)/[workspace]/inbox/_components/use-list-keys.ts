"use client";

import { useEffect, useRef } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";

/**
 * `j` and `k` go through the list. A conversation that has just left it (closed, read) keeps its
 * place for the next step.
 */
export function useListKeys(
  rows: readonly { id: string }[],
  chosen: string,
  onChoose: (id: string) => void,
): void {
  const place = useRef(-1);
  const here = rows.findIndex((row) => row.id === chosen);
  useEffect(() => {
    if (here >= 0) place.current = here;
  }, [here]);
  const step = (by: 1 | -1) => {
    const from = here >= 0 ? here + by : by === 1 ? place.current : place.current - 1;
    const next = rows[Math.min(Math.max(from, 0), rows.length - 1)];
    if (next === undefined || next.id === chosen) return;
    onChoose(next.id);
    document.getElementById(`conversation-${next.id}`)?.scrollIntoView({ block: "nearest" });
  };
  useShortcut("j", () => step(1));
  useShortcut("k", () => step(-1));
}
