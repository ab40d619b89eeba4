"use client";

import { useTranslations } from "next-intl";
import * as Primitive from "radix-ui/alert-dialog";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { overlayLook } from "./dialog";
import { Input } from "./input";
import { useReturnFocus } from "./use-return-focus";

export interface AlertDialogWindowProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
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

/**
 * Asks before something that cannot be undone. The focus starts on the button that does nothing.
 */
export function AlertDialogWindow(props: AlertDialogWindowProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    confirm,
    dismiss,
    tone = "accent",
    typed,
    busy,
    stayOpen,
    onConfirm,
    children,
  } = props;
  const t = useTranslations("common");
  const [word, setWord] = useState("");
  const focus = useReturnFocus({});
  const ready = typed === undefined || word.trim() === typed;

  function change(next: boolean) {
    setWord("");
    onOpenChange(next);
  }

  return (
    <Primitive.Root open={open} onOpenChange={change}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayLook} />
        <Primitive.Content
          {...focus}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[calc(100dvh-2rem)] w-full flex-col gap-4 overflow-y-auto rounded-t-xl border border-line",
            "bg-raised p-5 shadow-lg sm:top-1/2 sm:bottom-auto sm:w-[calc(100vw-2rem)] sm:max-w-md sm:rounded-xl",
            "sm:-translate-y-1/2 data-[state=open]:animate-[fade-in_150ms_ease-out]",
          )}
        >
          <div className="flex flex-col gap-1.5">
            <Primitive.Title className="text-base font-semibold">{title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="text-sm text-muted">{description}</Primitive.Description>
            ) : null}
          </div>
          {children}
          {typed === undefined ? null : (
            <div className="flex flex-col gap-1.5 text-sm">
              <span aria-hidden="true">
                {t.rich("typeToConfirm", { word: () => <b className="font-semibold select-all">{typed}</b> })}
              </span>
              <Input
                value={word}
                autoComplete="off"
                aria-label={t("typeToConfirmLabel", { word: typed })}
                onChange={(event) => setWord(event.target.value)}
              />
            </div>
          )}
          <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <Primitive.Cancel asChild>
              <Button variant="secondary">{dismiss ?? t("cancel")}</Button>
            </Primitive.Cancel>
            <Primitive.Action asChild>
              <Button
                variant={tone === "danger" ? "danger" : "primary"}
                disabled={!ready}
                loading={busy}
                onClick={(event) => {
                  if (stayOpen) event.preventDefault();
                  onConfirm();
                }}
              >
                {confirm}
              </Button>
            </Primitive.Action>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
