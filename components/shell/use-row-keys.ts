"use client";

import { useEffect } from "react";

const STEPS: Record<string, 1 | -1> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
/** Where keys have a meaning of their own, or are text. */
const BUSY =
  "input, textarea, select, [contenteditable='true'], [role='grid'], [role='tablist'], [role='radiogroup']";
const OVER = "[role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox']";

/**
 * `j` and `k` go through the rows of the page's list, from a fresh page too; arrows do once the
 * focus is in it. A list is marked by `data-rows`; Enter is the row's own.
 */
export function useRowKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const by = STEPS[event.key];
      if (by === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
        return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(`${BUSY}, ${OVER}`) || isCovered()) return;
      const inside = target.closest("[data-rows]");
      if (inside === null && event.key.startsWith("Arrow")) return;
      const list = inside ?? document.querySelector("main [data-rows]");
      const next = list === null ? null : stepFrom(rowsOf(list), target, by);
      if (next === null) return;
      event.preventDefault();
      handleOf(next)?.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}

/** The matches of a field stay in the page, unseen, while nobody types in it. */
function isCovered(): boolean {
  return [...document.querySelectorAll(OVER)].some((over) => over.checkVisibility());
}

function rowsOf(list: Element): HTMLElement[] {
  const rows = [...list.querySelectorAll<HTMLElement>("li, tbody tr, [role='row'][data-index]")];
  return rows.filter((row) => handleOf(row) !== null && row.closest("[data-rows]") === list);
}

/** The next of the row that has the focus; otherwise the first one in sight. */
function stepFrom(rows: HTMLElement[], target: Element, by: 1 | -1): HTMLElement | null {
  const here = rows.findIndex((row) => row.contains(target));
  if (here >= 0) return rows[here + by] ?? null;
  return rows.find((row) => row.getBoundingClientRect().top >= HEADER_HEIGHT) ?? rows[0] ?? null;
}

/** What stays over the page at its top. */
const HEADER_HEIGHT = 56;

/** What opens a row: itself, its link, or its first button. */
function handleOf(row: HTMLElement): HTMLElement | null {
  if (row.hasAttribute("tabindex")) return row;
  return row.querySelector<HTMLElement>("a[href]") ?? row.querySelector<HTMLElement>("button:enabled");
}
