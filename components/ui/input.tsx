"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { useTypedEarly } from "./use-typed-early";

/**
 * The look that every control with typed text shares. 16 px on phones, so that they do not zoom in.
 */
export const controlLook = cn(
  "w-full min-w-0 rounded-md border border-line-strong/70 bg-surface text-base text-ink shadow-sm transition-colors sm:text-sm",
  "hover:border-line-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken",
  "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger",
);

export interface InputProps extends Omit<ComponentProps<"input">, "prefix"> {
  /** Something inside, before what is typed: an icon or a few signs. */
  leading?: ReactNode;
  /** Something inside, after it. */
  trailing?: ReactNode;
}

export function Input({ className, leading, trailing, type = "text", ...props }: InputProps) {
  const wired = useFieldControl(props);
  const ref = useTypedEarly<HTMLInputElement>(props);
  const input = (
    <input
      type={type}
      className={cn(controlLook, "h-9 px-3 tabular-nums", leading && "ps-9", trailing && "pe-10", className)}
      {...wired}
      ref={ref}
    />
  );
  if (!leading && !trailing) return input;
  return (
    <div className="relative w-full min-w-0">
      {leading ? (
        <span className="pointer-events-none absolute inset-y-0 start-0 grid w-9 place-items-center text-muted [&_svg]:size-4">
          {leading}
        </span>
      ) : null}
      {input}
      {trailing ? (
        <span className="absolute inset-y-0 end-0 grid min-w-9 place-items-center pe-1 text-muted [&_svg]:size-4">
          {trailing}
        </span>
      ) : null}
    </div>
  );
}
