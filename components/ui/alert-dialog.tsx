"use client";

import { Root as Slot } from "radix-ui/slot";
import { type ReactNode, useState } from "react";
import { whenOpened } from "./when-opened";

const Window = whenOpened<AlertDialogWindowProps>(() =>
  import("./alert-dialog-window").then((module) => module.AlertDialogWindow),
);

interface AlertDialogProps {
  /** What opens it. Leave it out when `open` is kept outside. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** The word on the button that does it. */
  confirm: string;
  /** The word on the button that does not. */
  dismiss?: string;
  tone?: "danger" | "accent";
  /** Must be typed before the button works: only for what is large and cannot be undone. */
  typed?: string;
  busy?: boolean;
  /**
   * Keeps the window open after pressing, for instance to show an error; close it through `open`.
   */
  stayOpen?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
}

export type AlertDialogWindowProps = Omit<AlertDialogProps, "trigger" | "open" | "onOpenChange"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
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
