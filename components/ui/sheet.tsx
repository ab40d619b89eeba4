"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Primitive from "radix-ui/dialog";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { overlayLook } from "./dialog";
import { useReturnFocus } from "./use-return-focus";

export const Sheet = Primitive.Root;

interface SheetContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** Stays at the foot while the content scrolls. */
  footer?: ReactNode;
  side?: "end" | "start";
  size?: "sm" | "md" | "lg";
}

const WIDTH = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl" };
const SIDE = {
  end: "end-0 border-s data-[state=open]:animate-[slide-in-end_200ms_ease-out] data-[state=closed]:animate-[slide-out-end_150ms_ease-in]",
  start:
    "start-0 border-e data-[state=open]:animate-[slide-in-start_200ms_ease-out] data-[state=closed]:animate-[slide-out-start_150ms_ease-in]",
};

/** A drawer at the side, as wide as the screen on phones. */
export function SheetContent(props: SheetContentProps) {
  const {
    title,
    description,
    actions,
    footer,
    side = "end",
    size = "md",
    className,
    children,
    onOpenAutoFocus,
    onCloseAutoFocus,
    ...rest
  } = props;
  const t = useTranslations("common");
  const focus = useReturnFocus({ onOpenAutoFocus, onCloseAutoFocus });
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayLook} />
      <Primitive.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "fixed inset-y-0 z-50 flex w-full flex-col border-line bg-raised shadow-lg",
          SIDE[side],
          WIDTH[size],
          className,
        )}
        {...focus}
        {...rest}
      >
        <div className="flex items-start gap-2 border-b border-line px-4 py-3 sm:px-5">
          <div className="min-w-0 flex-1 py-1">
            <Primitive.Title className="truncate text-base font-semibold">{title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="text-sm text-muted">{description}</Primitive.Description>
            ) : null}
          </div>
          {actions}
          <Primitive.Close
            aria-label={t("close")}
            className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
          </Primitive.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4 sm:px-5">{children}</div>
        {footer ? (
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 sm:px-5">
            {footer}
          </div>
        ) : null}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
