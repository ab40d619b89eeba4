"use client";

import type { LucideIcon } from "lucide-react";
import { Button, type ButtonProps } from "./button";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends Omit<ButtonProps, "children" | "asChild"> {
  icon: LucideIcon;
  /** What it does, in words: its name for a screen reader and the hint on hover. */
  label: string;
  /** The key that does the same, shown in the hint. */
  keys?: string;
}

/** A button that is only an icon, with its name in a hint. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  variant = "ghost",
  size = "icon-sm",
  ...props
}: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <Button variant={variant} size={size} aria-label={label} {...props}>
        <Icon aria-hidden="true" />
      </Button>
    </Tooltip>
  );
}
