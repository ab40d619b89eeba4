"use client";

import { useRef } from "react";

interface FocusHandlers {
  onOpenAutoFocus?: (event: Event) => void;
  onCloseAutoFocus?: (event: Event) => void;
}

/**
 * Gives the focus back to where it was before a window opened, also when no trigger of the window's
 * own opened it.
 */
export function useReturnFocus({
  onOpenAutoFocus,
  onCloseAutoFocus,
}: FocusHandlers): Required<FocusHandlers> {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event) => {
      before.current = document.activeElement;
      onOpenAutoFocus?.(event);
    },
    onCloseAutoFocus: (event) => {
      onCloseAutoFocus?.(event);
      const target = before.current;
      if (
        event.defaultPrevented ||
        !(target instanceof HTMLElement) ||
        !target.isConnected ||
        target === document.body
      )
        return;
      event.preventDefault();
      target.focus();
    },
  };
}
