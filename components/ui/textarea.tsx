"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlLook } from "./input";
import { useTypedEarly } from "./use-typed-early";

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  const wired = useFieldControl(props);
  const ref = useTypedEarly<HTMLTextAreaElement>(props);
  return (
    <textarea
      rows={rows}
      className={cn(controlLook, "min-h-20 px-3 py-2 leading-relaxed", className)}
      {...wired}
      ref={ref}
    />
  );
}
