"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";
import { rowsBetween, scrollFor, within } from "./row-window";

interface RowsInSight {
  /** What holds the rows, as high as all of them. */
  list: RefObject<HTMLElement | null>;
  /** What scrolls; the window when there is none. */
  box?: RefObject<HTMLElement | null>;
  count: number;
  height: number;
  /** How high the place for rows is taken to be until it is measured; the server never does. */
  guess: number;
}

/**
 * Which rows of a long list are worth drawing, when all of them are equally high: those in sight
 * and some around them.
 */
export function useRowsInSight({ list, box, count, height, guess }: RowsInSight) {
  const [rows, setRows] = useState(() => rowsBetween({ from: 0, to: guess }, height));

  const look = useCallback(() => {
    const of = list.current?.getBoundingClientRect();
    if (of === undefined) return;
    const around = box?.current?.getBoundingClientRect();
    const [top, bottom] = around ? [around.top, around.bottom] : [0, window.innerHeight];
    const next = rowsBetween({ from: top - of.top, to: bottom - of.top }, height);
    setRows((before) => (before.first === next.first && before.end === next.end ? before : next));
  }, [list, box, height]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first rows bring the box.
  useEffect(() => {
    look();
    const scrolled = box?.current ?? window;
    const watcher = new ResizeObserver(look);
    watcher.observe(box?.current ?? document.documentElement);
    scrolled.addEventListener("scroll", look, { passive: true });
    return () => {
      watcher.disconnect();
      scrolled.removeEventListener("scroll", look);
    };
  }, [look, box, count]);

  /** Scrolls the box just so far that the row stands in it; `under`: what lies over its top. */
  function scrollTo(index: number, under: number): void {
    const scrolled = box?.current;
    if (!scrolled) return;
    scrolled.scrollTop = scrollFor(
      { top: index * height, bottom: (index + 1) * height },
      { top: scrolled.scrollTop, height: scrolled.clientHeight - under },
    );
  }

  return { ...within(rows, count), total: count * height, scrollTo };
}
