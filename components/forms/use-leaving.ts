"use client";

import { useCallback, useEffect, useRef } from "react";

/**
 * Tells whether the person has pressed a link and done nothing since, or is gone. Whoever changes
 * the address by itself asks first: a change of it ends the step to the next page.
 */
export function useLeaving(): () => boolean {
  const leaving = useRef(false);
  useEffect(() => {
    leaving.current = false;
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (link instanceof HTMLAnchorElement && opensHere(event, link)) leaving.current = true;
    };
    const stays = () => {
      leaving.current = false;
    };
    document.addEventListener("pointerdown", stays, { capture: true });
    document.addEventListener("keydown", stays, { capture: true });
    document.addEventListener("click", clicked, { capture: true });
    return () => {
      leaving.current = true;
      document.removeEventListener("pointerdown", stays, { capture: true });
      document.removeEventListener("keydown", stays, { capture: true });
      document.removeEventListener("click", clicked, { capture: true });
    };
  }, []);
  return useCallback(() => leaving.current, []);
}

function opensHere(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return !elsewhere && link.target !== "_blank" && link.pathname !== window.location.pathname;
}
