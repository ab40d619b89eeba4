"use client";

import * as Primitive from "radix-ui/switch";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

/** On or off, at once. Its label is a `Label htmlFor` or the Field around it. */
export function Switch({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  const wired = useFieldControl(props);
  return (
    <Primitive.Root
      className={cn(
        "inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-line-strong bg-sunken p-0.5 transition-colors",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50",
        className,
      )}
      {...wired}
    >
      <Primitive.Thumb
        className={cn(
          "block size-4.5 rounded-full bg-line-strong shadow-sm transition-transform",
          "data-[state=checked]:translate-x-4 rtl:data-[state=checked]:-translate-x-4 data-[state=checked]:bg-on-accent",
        )}
      />
    </Primitive.Root>
  );
}
