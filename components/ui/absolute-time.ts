import { type RefObject, useEffect, useRef } from "react";

/** On a time that is said relatively: the same with date, clock and zone. */
export const HINT = "data-absolute-time";

/** What a person reaches by Tab, and what such a thing speaks for. */
const REACHED = "a[href], button, input, select, textarea, [tabindex]";
export const ROW = "li, tr, [role='row'], a, button";

/**
 * A time that stands alone can be reached by Tab; one in a row is told with what is reached there.
 */
export function useReachable(): RefObject<HTMLTimeElement | null> {
  const own = useRef<HTMLTimeElement>(null);
  useEffect(() => {
    const row = own.current?.closest(ROW);
    const reached = row?.matches(REACHED) || row?.querySelector(REACHED) != null;
    if (!reached) own.current?.setAttribute("tabindex", "0");
  }, []);
  return own;
}
