"use client";

import { ChevronDown } from "lucide-react";
import type { ChangeEvent, ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlLook } from "./input";
import { useTypedEarly } from "./use-typed-early";

/**
 * The browser's own select: right for long plain lists, and best on phones. Children are
 * `<option>`s.
 */
export function NativeSelect({ className, children, ...props }: ComponentProps<"select">) {
  const wired = useFieldControl(props);
  const ref = useTypedEarly<HTMLSelectElement>(props);
  // What was chosen before the scripts came is told twice, by useTypedEarly and by React itself; by
  // then the select may show its old value again, and that is no choice.
  const onChange = (event: ChangeEvent<HTMLSelectElement>) => {
    if (event.target.value !== props.value) props.onChange?.(event);
  };
  return (
    <div className="relative w-full min-w-0">
      <select
        className={cn(controlLook, "h-9 appearance-none pe-9 ps-3", className)}
        {...wired}
        onChange={onChange}
        ref={ref}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 end-3 size-4 -translate-y-1/2 text-muted"
      />
    </div>
  );
}
