"use client";

import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";

const PAGE = 10;

interface RowFocus {
  box: RefObject<HTMLDivElement | null>;
  scrollTo: (index: number) => void;
  count: number;
  active: number;
  setActive: (index: number) => void;
  onOpen: (index: number) => void;
}

/**
 * One row can be reached by Tab; arrow keys, Home, End and Page keys move on from it, Enter opens
 * it.
 */
export function useRowFocus({ box, scrollTo, count, active, setActive, onOpen }: RowFocus) {
  const wanted = useRef<number | null>(null);

  // The row may have to be scrolled to and drawn first, so this looks again after every drawing.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    wanted.current = null;
  });

  return (event: KeyboardEvent<HTMLElement>) => {
    const onRow = (event.target as HTMLElement).hasAttribute("data-index");
    if (!onRow || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onOpen(active);
      return;
    }
    const next = moveBy(event.key, active, count);
    if (next === null) return;
    event.preventDefault();
    const index = Math.min(count - 1, Math.max(0, next));
    wanted.current = index;
    setActive(index);
    scrollTo(index);
  };
}

function moveBy(key: string, active: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
    case "j":
      return active + 1;
    case "ArrowUp":
    case "k":
      return active - 1;
    case "PageDown":
      return active + PAGE;
    case "PageUp":
      return active - PAGE;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
