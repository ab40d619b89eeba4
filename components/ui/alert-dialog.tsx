"use client";

import { Root as Slot } from "radix-ui/slot";
import { type ReactNode, useState } from "react";
import type { AlertDialogWindowProps } from "./alert-dialog-window";
import { whenOpened } from "./when-opened";

const Window = whenOpened<AlertDialogWindowProps>(() =>
  import("./alert-dialog-window").then((module) => module.AlertDialogWindow),
);

type AlertDialogProps = Omit<AlertDialogWindowProps, "open" | "onOpenChange"> & {
  /** What opens it. Leave it out when `open` is kept outside. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Asks before something that cannot be undone, in a window that is loaded when it is needed. */
export function AlertDialog({ trigger, open, onOpenChange, ...props }: AlertDialogProps) {
  const [own, setOwn] = useState(false);
  function change(next: boolean) {
    setOwn(next);
    onOpenChange?.(next);
  }
  return (
    <>
      {trigger ? (
        <Slot aria-haspopup="dialog" onClick={() => change(true)}>
          {trigger}
        </Slot>
      ) : null}
      <Window {...props} open={open ?? own} onOpenChange={change} />
    </>
  );
}
