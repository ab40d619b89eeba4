"use client";

import { type ComponentProps, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Kbd } from "./kbd";

const GAP = 6;
const EDGE = 8;

interface TooltipBubbleProps extends ComponentProps<"div"> {
  target: Element;
  side: "top" | "right";
  keys?: string | undefined;
  onDismiss: () => void;
}

/** The hint itself, at its thing and always inside the window. Escape takes it away. */
export function TooltipBubble({ target, side, keys, onDismiss, children, ...props }: TooltipBubbleProps) {
  const own = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });

  useLayoutEffect(() => {
    if (own.current)
      setPlace(placeOf(target.getBoundingClientRect(), own.current.getBoundingClientRect(), side));
  }, [target, side]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => (key === "Escape" ? onDismiss() : undefined);
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", onDismiss, true);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", onDismiss, true);
    };
  }, [onDismiss]);

  return createPortal(
    <div
      ref={own}
      role="tooltip"
      className="fixed z-50 flex w-max max-w-72 items-center gap-2 rounded-md bg-inverse px-2 py-1 text-xs text-on-inverse shadow-md"
      style={place}
      {...props}
    >
      {children}
      {keys ? (
        <Kbd className="border-transparent bg-transparent text-on-inverse opacity-80">{keys}</Kbd>
      ) : null}
    </div>,
    document.body,
  );
}

/** Above it, or under it where there is no room; or beside it, towards where there is room. */
function placeOf(target: DOMRect, own: DOMRect, side: "top" | "right") {
  const across = document.documentElement.clientWidth;
  const inside = (left: number) => Math.max(EDGE, Math.min(left, across - own.width - EDGE));
  if (side === "right") {
    const fits = target.right + GAP + own.width + EDGE <= across;
    return {
      left: inside(fits ? target.right + GAP : target.left - GAP - own.width),
      top: target.top + (target.height - own.height) / 2,
    };
  }
  const above = target.top - GAP - own.height;
  return {
    left: inside(target.left + (target.width - own.width) / 2),
    top: above >= EDGE ? above : target.bottom + GAP,
  };
}
