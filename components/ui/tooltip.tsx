"use client";

import { Root as Slot } from "radix-ui/slot";
import {
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { TooltipBubble } from "./tooltip-bubble";

/** A pointer that only passes by asks for nothing. */
const PATIENCE_MILLIS = 400;
/** To come from the thing to its hint, which may be read by the pointer too. */
const GRACE_MILLIS = 120;

interface TooltipProps {
  content: ReactNode;
  keys?: string;
  side?: "top" | "right";
  children: ReactElement;
}

/** A hint on hover and focus. Never the only place where something is said. */
export function Tooltip({ content, keys, side = "top", children }: TooltipProps) {
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [target, setTarget] = useState<Element | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);

  function later(millis: number, next: Element | null) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTarget(next), millis);
  }
  function hide() {
    clearTimeout(timer.current);
    setTarget(null);
  }
  const leave = ({ pointerType }: PointerEvent) => {
    if (pointerType !== "touch") later(GRACE_MILLIS, null);
  };

  return (
    <>
      <Slot
        {...(target ? { "aria-describedby": id } : {})}
        onPointerEnter={({ pointerType, currentTarget }) => {
          if (pointerType !== "touch") later(PATIENCE_MILLIS, currentTarget);
        }}
        onPointerLeave={leave}
        onPointerDown={hide}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(":focus-visible")) setTarget(currentTarget);
        }}
        onBlur={hide}
      >
        {children}
      </Slot>
      {target ? (
        <TooltipBubble
          id={id}
          target={target}
          side={side}
          keys={keys}
          onDismiss={hide}
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={leave}
        >
          {content}
        </TooltipBubble>
      ) : null}
    </>
  );
}
