"use client";

import type { ReactNode } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button, type ButtonProps } from "@/components/ui/button";
import type { ActionResult } from "@/lib/core/result";

interface ActButtonProps extends Omit<ButtonProps, "onClick" | "loading" | "asChild"> {
  run: () => Promise<ActionResult<unknown>>;
  /** Said when it is done. */
  done: string;
  children: ReactNode;
}

/** A button that runs one server action, with nothing to fill in. */
export function ActButton({ run, done, children, ...props }: ActButtonProps) {
  const { act, busy } = useAct({ withoutFields: true });
  return (
    <Button loading={busy} onClick={() => void act(run, done)} {...props}>
      {children}
    </Button>
  );
}
