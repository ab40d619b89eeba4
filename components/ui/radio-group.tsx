"use client";

import * as Primitive from "radix-ui/radio-group";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

interface RadioOption {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

interface RadioGroupProps extends Omit<ComponentProps<typeof Primitive.Root>, "children"> {
  /** The question, for a screen reader. */
  label: string;
  options: readonly RadioOption[];
  /** As framed cards side by side. */
  cards?: boolean;
}

/** One of a few, all in sight. */
export function RadioGroup({ label, options, cards = false, className, ...props }: RadioGroupProps) {
  const id = useId();
  return (
    <Primitive.Root
      aria-label={label}
      className={cn(
        cards ? "grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]" : "flex flex-col gap-2.5",
        className,
      )}
      {...props}
    >
      {options.map((option, index) => (
        <label
          key={option.value}
          htmlFor={`${id}-${index}`}
          className={cn(
            "flex cursor-pointer items-start gap-2.5 text-sm",
            option.disabled && "cursor-not-allowed text-muted",
            cards &&
              "rounded-lg border border-line bg-surface p-3 hover:border-line-strong has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-soft",
          )}
        >
          <Primitive.Item
            id={`${id}-${index}`}
            value={option.value}
            disabled={option.disabled}
            aria-describedby={option.description ? `${id}-${index}-help` : undefined}
            className={cn(
              "relative mt-px grid size-4.5 shrink-0 place-items-center rounded-full border border-line-strong bg-surface shadow-sm",
              "before:absolute before:-inset-1 data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50",
            )}
          >
            <Primitive.Indicator className="size-2 rounded-full bg-on-accent" />
          </Primitive.Item>
          <span className="min-w-0">
            <span className="font-medium">{option.label}</span>
            {option.description ? (
              <span id={`${id}-${index}-help`} className="block text-muted">
                {option.description}
              </span>
            ) : null}
          </span>
        </label>
      ))}
    </Primitive.Root>
  );
}
