"use client";

import * as Primitive from "radix-ui/tooltip";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";

interface TooltipProps {
  content: ReactNode;
  keys?: string;
  side?: ComponentProps<typeof Primitive.Content>["side"];
  children: ReactElement;
}

/** A hint on hover and focus. Never the only place where something is said. */
export function Tooltip({ content, keys, side, children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 items-center gap-2 rounded-md bg-inverse px-2 py-1 text-xs text-on-inverse shadow-md data-[state=delayed-open]:animate-[fade-in_120ms_ease-out]"
        >
          {content}
          {keys ? (
            <Kbd className="border-transparent bg-transparent text-on-inverse opacity-80">{keys}</Kbd>
          ) : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export const TooltipProvider = Primitive.Provider;
