"use client";

import { Check, Minus } from "lucide-react";
import * as Primitive from "radix-ui/checkbox";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

interface CheckboxProps extends ComponentProps<typeof Primitive.Root> {
  /** Stands at the right and can be pressed too. Without it give an `aria-label`. */
  label?: ReactNode;
  description?: ReactNode;
}

/** `checked` may be true, false or "indeterminate". */
export function Checkbox({ label, description, className, id, ...props }: CheckboxProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const box = (
    <Primitive.Root
      id={controlId}
      aria-describedby={description ? `${controlId}-help` : undefined}
      className={cn(
        "group relative grid size-4.5 shrink-0 place-items-center rounded-sm border border-line-strong bg-surface shadow-sm transition-colors",
        "before:absolute before:-inset-1 data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        "data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent disabled:opacity-50",
        className,
      )}
      {...props}
    >
      <Primitive.Indicator className="text-on-accent">
        <Minus
          aria-hidden="true"
          strokeWidth={3}
          className="hidden size-3.5 group-data-[state=indeterminate]:block"
        />
        <Check
          aria-hidden="true"
          strokeWidth={3}
          className="size-3.5 group-data-[state=indeterminate]:hidden"
        />
      </Primitive.Indicator>
    </Primitive.Root>
  );
  if (!label) return box;
  return (
    <div className="flex items-start gap-2.5">
      <span className="mt-px">{box}</span>
      <label htmlFor={controlId} className="min-w-0 cursor-pointer text-sm">
        <span className="font-medium">{label}</span>
        {description ? (
          <span id={`${controlId}-help`} className="block text-muted">
            {description}
          </span>
        ) : null}
      </label>
    </div>
  );
}
