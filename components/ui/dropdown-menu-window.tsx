"use client";

import * as Primitive from "radix-ui/dropdown-menu";
import { type ComponentProps, useState } from "react";
import { createPortal } from "react-dom";
import { cn } from "./cn";
import { PartsContext, useMenu } from "./dropdown-menu-context";
import * as parts from "./dropdown-menu-parts";

export type WindowProps = ComponentProps<typeof Primitive.Content>;

/**
 * The open menu. It hangs on a mark that lies where the trigger lies: the trigger was on the page
 * before the menu was loaded, and is not exchanged for another.
 */
export function DropdownMenuWindow({ className, sideOffset = 4, ...props }: WindowProps) {
  const { open, setOpen, trigger, triggerId } = useMenu();
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      {open ? <Mark trigger={trigger.current} /> : null}
      <Primitive.Portal>
        <Primitive.Content
          sideOffset={sideOffset}
          collisionPadding={8}
          className={cn(
            "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg",
            "border border-line bg-raised p-1 shadow-lg data-[state=open]:animate-[pop-in_100ms_ease-out]",
            className,
          )}
          {...props}
          aria-labelledby={triggerId}
          onCloseAutoFocus={(event) => {
            props.onCloseAutoFocus?.(event);
            if (event.defaultPrevented) return;
            event.preventDefault();
            trigger.current?.focus();
          }}
        >
          <PartsContext value={parts}>{props.children}</PartsContext>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Mark({ trigger }: { trigger: HTMLElement | null }) {
  const [{ left, top, width, height }] = useState(() => trigger?.getBoundingClientRect() ?? new DOMRect());
  return createPortal(
    <Primitive.Trigger asChild>
      <span
        aria-hidden="true"
        tabIndex={-1}
        className="pointer-events-none fixed"
        style={{ left, top, width, height }}
      />
    </Primitive.Trigger>,
    document.body,
  );
}
