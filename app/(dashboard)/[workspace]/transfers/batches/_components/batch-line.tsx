"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { CheckedLine } from "@/lib/transfers/batch.view";
import type { LineState } from "@/lib/transfers/pasted-lines.rules";
import type { DraftLine } from "./batch-draft";

interface BatchLineProps {
  number: number;
  line: DraftLine;
  state: LineState;
  checked: CheckedLine | null;
  /** The person asked for the check: what is missing is said too. */
  tried: boolean;
  busy: boolean;
  onChange: (next: Partial<DraftLine>) => void;
  onRemove: () => void;
  onAdd: (() => void) | null;
}

export function BatchLine(props: BatchLineProps) {
  const { number, line, state, checked, tried, busy, onChange, onRemove, onAdd } = props;
  const t = useTranslations("batches");
  const { amount, sameAs } = state;
  const unread = amount.kind === "none" && (tried || line.amount.trim() !== "");
  const amountProblem =
    amount.kind === "asked"
      ? t("which", { credits: amount.value })
      : unread
        ? line.amount.trim() === ""
          ? t("noAmount")
          : t("notANumber")
        : undefined;
  const problem = checked?.problem ?? null;
  const customerProblem =
    sameAs !== null
      ? t("sameAs", { line: sameAs + 1 })
      : line.customer.trim() === "" && tried
        ? t("noCustomer")
        : problem === null || problem === "twice"
          ? undefined
          : t(`problems.${problem}`);
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)_2rem] items-start gap-x-2 gap-y-1.5 px-3 py-2 text-sm sm:grid-cols-[1.5rem_minmax(0,1fr)_9rem_2rem] sm:gap-x-4 sm:px-5">
      <span className="pt-2 text-end text-muted tabular-nums">{number}</span>
      <Field hideLabel label={t("customerOf", { line: number })} error={customerProblem}>
        <Input
          autoComplete="off"
          value={line.customer}
          onChange={(event) => onChange({ customer: event.target.value })}
        />
      </Field>
      <Field
        hideLabel
        className="max-sm:col-start-2 max-sm:row-start-2"
        label={t("amountOf", { line: number })}
        error={amountProblem}
      >
        <Input
          inputMode="numeric"
          autoComplete="off"
          className="text-end tabular-nums"
          value={line.amount}
          onChange={(event) => onChange({ amount: event.target.value })}
        />
      </Field>
      <IconButton
        icon={X}
        className="max-sm:col-start-3 max-sm:row-start-1"
        label={t("remove", { line: number })}
        onClick={onRemove}
      />
      {checked?.customer?.name || amount.kind === "asked" || (problem === "unknown" && onAdd) ? (
        <div className="col-start-2 flex sm:col-span-2 flex-wrap items-center gap-2">
          {checked?.customer?.name ? <span className="text-muted">{checked.customer.name}</span> : null}
          {amount.kind === "asked" ? (
            <Button size="sm" variant="secondary" onClick={() => onChange({ amount: String(amount.value) })}>
              {t("sure", { credits: amount.value })}
            </Button>
          ) : null}
          {problem === "unknown" && onAdd ? (
            <Button size="sm" variant="secondary" disabled={busy} onClick={onAdd}>
              {t("addOne")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
