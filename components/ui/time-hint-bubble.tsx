import { useEffect, useId, useState } from "react";
import { HINT, ROW } from "./absolute-time";

interface Shown {
  time: HTMLElement;
  text: string;
}

/**
 * The hint of every relative time of the page: one for all of them, because a list may have
 * hundreds. Escape takes it away.
 */
export default function TimeHintBubble() {
  const id = useId();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const show = (target: EventTarget | null, byFocus: boolean) => {
      const time = target instanceof Element ? timeOf(target, byFocus) : null;
      setShown(time ? { time, text: time.getAttribute(HINT) ?? "" } : null);
    };
    const hover = (event: Event) => show(event.target, false);
    const focus = ({ target }: Event) =>
      show(target instanceof Element && target.matches(":focus-visible") ? target : null, true);
    const hide = () => setShown(null);
    const onKey = ({ key }: KeyboardEvent) => key === "Escape" && hide();
    // What the person pointed at first, or came to by Tab, was before this was loaded.
    const focused = document.activeElement;
    if (focused?.matches(":focus-visible") && timeOf(focused, true)) show(focused, true);
    else show([...document.querySelectorAll(":hover")].at(-1) ?? null, false);
    document.addEventListener("mouseover", hover);
    document.addEventListener("focusin", focus);
    document.addEventListener("focusout", hide);
    document.addEventListener("scroll", hide, true);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("mouseover", hover);
      document.removeEventListener("focusin", focus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("scroll", hide, true);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  useEffect(() => {
    shown?.time.setAttribute("aria-describedby", id);
    return () => shown?.time.removeAttribute("aria-describedby");
  }, [shown, id]);
  if (shown === null) return null;
  return (
    <div
      id={id}
      role="tooltip"
      className="pointer-events-none fixed z-50 w-max rounded-md bg-inverse px-2 py-1 text-xs text-on-inverse tabular-nums shadow-md"
      style={placeOf(shown.time)}
    >
      {shown.text}
    </div>
  );
}

function timeOf(target: Element, byFocus: boolean): HTMLElement | null {
  const own = target.closest<HTMLElement>(`[${HINT}]`);
  if (own !== null || !byFocus) return own;
  return target.closest(ROW)?.querySelector<HTMLElement>(`[${HINT}]`) ?? null;
}

const WIDTH = 200;
const GAP = 6;

/** Under it, or above it at the foot of the window; never beyond an edge. */
function placeOf(time: HTMLElement) {
  const { left, top, bottom } = time.getBoundingClientRect();
  const low = bottom + 40 > window.innerHeight;
  return {
    left: Math.max(GAP, Math.min(left, document.documentElement.clientWidth - WIDTH)),
    ...(low ? { bottom: window.innerHeight - top + GAP } : { top: bottom + GAP }),
  };
}
