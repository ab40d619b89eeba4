"use client";

import { CloudAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";

interface ErrorStateProps {
  title?: ReactNode;
  /** What to do next, in a sentence. */
  description?: ReactNode;
  /** The id under which the log knows this failure. */
  reference?: string | null;
  onRetry?: () => void;
  action?: ReactNode;
  className?: string;
}

/**
 * Something could not be shown: a sentence, the next step, and the id to give to somebody who can
 * look it up.
 */
export function ErrorState({ title, description, reference, onRetry, action, className }: ErrorStateProps) {
  const t = useTranslations("failure");
  return (
    <div
      role="alert"
      className={cn("flex flex-col items-center justify-center gap-1 px-6 py-14 text-center", className)}
    >
      <span className="mb-3 grid size-11 place-items-center rounded-full bg-danger-soft text-danger">
        <CloudAlert aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <p className="text-base font-semibold">{title ?? t("title")}</p>
      <p className="max-w-md text-sm text-pretty text-muted">{description ?? t("description")}</p>
      {reference ? (
        <p className="mt-2 text-xs text-muted">
          {t("reference")}: <code className="font-mono select-all">{reference}</code>
        </p>
      ) : null}
      {onRetry || action ? (
        <div className="mt-4 flex flex-wrap justify-center gap-2">
          {onRetry ? (
            <Button variant="secondary" onClick={onRetry}>
              {t("retry")}
            </Button>
          ) : null}
          {action}
        </div>
      ) : null}
    </div>
  );
}
