"use client";

import { Root as Slot } from "radix-ui/slot";
import { type ComponentProps, lazy, type ReactNode, Suspense, useId, useRef, useState } from "react";
import { MenuContext, useMenu, useParts } from "./dropdown-menu-context";
import type * as Parts from "./dropdown-menu-parts";
import type { WindowProps } from "./dropdown-menu-window";

const Window = lazy(async () => ({ default: (await import("./dropdown-menu-window")).DropdownMenuWindow }));

interface DropdownMenuProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/**
 * A menu behind a button. What it is drawn with is loaded when the pointer or the focus comes to
 * the button: no page brings it for menus that stay closed.
 */
export function DropdownMenu({ open, onOpenChange, children }: DropdownMenuProps) {
  const [own, setOwn] = useState(false);
  const [wanted, setWanted] = useState(false);
  const trigger = useRef<HTMLElement>(null);
  const triggerId = useId();
  const shown = open ?? own;
  return (
    <MenuContext
      value={{
        open: shown,
        setOpen: (next) => {
          setOwn(next);
          onOpenChange?.(next);
        },
        wanted: wanted || shown,
        want: () => setWanted(true),
        triggerId,
        trigger,
      }}
    >
      {children}
    </MenuContext>
  );
}

const OPENING_KEYS = new Set(["Enter", " ", "ArrowDown"]);

/** `asChild` makes it another button. */
export function DropdownMenuTrigger({ asChild, ...props }: ComponentProps<"button"> & { asChild?: boolean }) {
  const { open, setOpen, want, trigger, triggerId } = useMenu();
  const Button = asChild ? Slot : "button";
  return (
    <Button
      {...(asChild ? {} : { type: "button" as const })}
      id={triggerId}
      aria-haspopup="menu"
      aria-expanded={open}
      data-state={open ? "open" : "closed"}
      {...props}
      ref={(element: HTMLButtonElement | null) => {
        trigger.current = element;
      }}
      onPointerEnter={want}
      onFocus={want}
      onPointerDown={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.currentTarget.disabled) return;
        // The menu takes the focus; the press must not give it to the button afterwards.
        event.preventDefault();
        setOpen(!open);
      }}
      onKeyDown={(event) => {
        if (!OPENING_KEYS.has(event.key)) return;
        event.preventDefault();
        setOpen(true);
      }}
    />
  );
}

export function DropdownMenuContent(props: WindowProps) {
  return useMenu().wanted ? (
    <Suspense fallback={null}>
      <Window {...props} />
    </Suspense>
  ) : null;
}

/** `asChild` makes it a link. */
export function DropdownMenuItem(props: ComponentProps<typeof Parts.Item>) {
  const { Item } = useParts();
  return <Item {...props} />;
}

export function DropdownMenuCheckboxItem(props: ComponentProps<typeof Parts.CheckboxItem>) {
  const { CheckboxItem } = useParts();
  return <CheckboxItem {...props} />;
}

export function DropdownMenuRadioGroup(props: ComponentProps<typeof Parts.RadioGroup>) {
  const { RadioGroup } = useParts();
  return <RadioGroup {...props} />;
}

export function DropdownMenuRadioItem(props: ComponentProps<typeof Parts.RadioItem>) {
  const { RadioItem } = useParts();
  return <RadioItem {...props} />;
}

export function DropdownMenuLabel(props: ComponentProps<typeof Parts.Label>) {
  const { Label } = useParts();
  return <Label {...props} />;
}

export function DropdownMenuSeparator(props: ComponentProps<typeof Parts.Separator>) {
  const { Separator } = useParts();
  return <Separator {...props} />;
}
