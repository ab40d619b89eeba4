"use client";

import { useEffect, useRef } from "react";

/**
 * Hears one key everywhere on the page. Plain keys are left alone while somebody types or a window
 * is open over the page; with `mod` (Ctrl or ⌘) they are always heard.
 */
export function useShortcut(
  key: string,
  run: (event: KeyboardEvent) => void,
  { mod = false }: { mod?: boolean } = {},
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.key.toLowerCase() !== key ||
        event.altKey ||
        (event.ctrlKey || event.metaKey) !== mod
      )
        return;
      if (!mod && isBusy(event.target)) return;
      event.preventDefault();
      latest.current(event);
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [key, mod]);
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input, textarea, select, [role='dialog'], [role='alertdialog'], [role='menu']") !== null
  );
}
