"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useMemo } from "react";
import { cn } from "./cn";
import { FieldContext } from "./field-context";
import { Label } from "./label";

interface FieldProps {
  label: ReactNode;
  /** A line of help above the control. */
  description?: ReactNode;
  /** What is wrong and how to put it right. Falsy: nothing is. */
  error?: ReactNode;
  required?: boolean;
  /** Says "optional" beside the label. */
  optional?: boolean;
  hideLabel?: boolean;
  /** Something at the right of the label, for instance a link. */
  aside?: ReactNode;
  id?: string;
  className?: string;
  /** One control of components/ui: it finds its label, help and error by itself. */
  children: ReactNode;
}

/** A label, a control, its help and its error, joined for a screen reader. */
export function Field(props: FieldProps) {
  const {
    label,
    description,
    error,
    required = false,
    optional = false,
    hideLabel = false,
    aside,
    id,
    className,
    children,
  } = props;
  const t = useTranslations("common");
  const ownId = useId();
  const controlId = id ?? ownId;
  const helpId = description ? `${controlId}-help` : undefined;
  const errorId = error ? `${controlId}-error` : undefined;
  const wiring = useMemo(
    () => ({
      id: controlId,
      describedBy: [errorId, helpId].filter(Boolean).join(" ") || undefined,
      invalid: errorId !== undefined,
      required,
    }),
    [controlId, errorId, helpId, required],
  );
  return (
    <FieldContext value={wiring}>
      <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
        <div className={cn("flex items-baseline justify-between gap-3", hideLabel && !aside && "sr-only")}>
          <Label htmlFor={controlId} id={`${controlId}-label`} className={hideLabel ? "sr-only" : undefined}>
            {label}
            {optional ? <span className="ms-1.5 font-normal text-muted">({t("optional")})</span> : null}
          </Label>
          {aside ? <div className="text-sm text-muted">{aside}</div> : null}
        </div>
        {description ? (
          <p id={helpId} className="-mt-0.5 text-sm text-muted">
            {description}
          </p>
        ) : null}
        {children}
        {error ? (
          <p id={errorId} className="flex gap-1.5 text-sm text-danger">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            <span className="min-w-0">{error}</span>
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
