"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CustomerView } from "@/lib/customers/customer.view";
import { findCustomers } from "./find-customers";
import { nameOf } from "./transfer-draft";

interface CustomerFieldProps {
  customers: CustomerView[];
  text: string;
  onText: (text: string) => void;
  error?: string | undefined;
  /** Nobody is meant by an empty field, but all of them. */
  all?: boolean;
  onLeave?: () => void;
}

/** A customer found by any word of name or username while one types, with what went there last. */
export function CustomerField({ customers, text, onText, error, all = false, onLeave }: CustomerFieldProps) {
  const t = useTranslations("transfers.form");
  const format = useFormatter();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = findCustomers(customers, text).slice(0, 8);
  const settled = found.length === 1 && nameOf(found[0] as CustomerView) === text;
  const shown = open && !settled && found.length > 0;

  function pick(customer: CustomerView) {
    onText(nameOf(customer));
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) setOpen(true);
      else
        setAt(
          (now) => (now + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length),
        );
    } else if (event.key === "Enter" && shown) {
      event.preventDefault();
      pick(found[at] ?? (found[0] as CustomerView));
    } else if (event.key === "Escape" && shown) {
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <div className="flex flex-col gap-1">
      <Field label={t("customer")} description={t(all ? "filterHelp" : "customerHelp")} error={error}>
        <Input
          role="combobox"
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown ? `${listId}-${at}` : undefined}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            onText(event.target.value);
            setOpen(true);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setOpen(false);
            onLeave?.();
          }}
        />
      </Field>
      <div
        id={listId}
        role="listbox"
        aria-label={t("matches")}
        className={cn(
          "max-h-64 overflow-y-auto rounded-md border border-line bg-surface",
          !shown && "hidden",
        )}
      >
        {found.map((customer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above it takes the keys, as a combobox does.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field.
          <div
            key={customer.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            className={cn(
              "flex min-h-11 cursor-pointer flex-col px-3 py-2 text-sm",
              index === at && "bg-hover",
            )}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(customer)}
          >
            <span className="truncate font-medium">{nameOf(customer)}</span>
            <span className="text-muted tabular-nums">
              {customer.lastTransferAt === null || customer.lastCredits === null ? (
                t("neverYet")
              ) : (
                <>
                  {t("lastTime", { credits: customer.lastCredits })}{" "}
                  <RelativeTime at={customer.lastTransferAt} />
                  {customer.usualCredits === null
                    ? null
                    : ` · ${t("usually", { credits: format.number(customer.usualCredits) })}`}
                </>
              )}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
