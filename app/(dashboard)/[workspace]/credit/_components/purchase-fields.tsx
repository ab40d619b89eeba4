"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldErrors } from "@/lib/core/app-error";

export interface PurchaseFacts {
  amount: string;
  currency: string;
  happenedOn: string;
  note: string;
}

interface PurchaseFieldsProps {
  facts: PurchaseFacts;
  errors: FieldErrors | undefined;
  /** Money only where something was bought. */
  money: boolean;
  onChange: (facts: PurchaseFacts) => void;
}

/** What was paid, when, and a note. */
export function PurchaseFields({ facts, errors, money, onChange }: PurchaseFieldsProps) {
  const t = useTranslations("credit");
  const set = (change: Partial<PurchaseFacts>) => onChange({ ...facts, ...change });
  return (
    <>
      {money ? (
        <div className="grid grid-cols-[1fr_6rem] gap-4">
          <Field label={t("paid")} error={errors?.amount}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              placeholder="600.00"
              value={facts.amount}
              onChange={(event) => set({ amount: event.target.value })}
            />
          </Field>
          <Field label={t("currency")} error={errors?.currency}>
            <Input
              autoComplete="off"
              maxLength={3}
              value={facts.currency}
              onChange={(event) => set({ currency: event.target.value.toUpperCase() })}
            />
          </Field>
        </div>
      ) : null}
      <Field label={t("boughtOn")} error={errors?.happenedOn}>
        <Input
          type="date"
          required
          value={facts.happenedOn}
          onChange={(event) => set({ happenedOn: event.target.value })}
        />
      </Field>
      <Field label={t("note")} error={errors?.note}>
        <Input maxLength={500} value={facts.note} onChange={(event) => set({ note: event.target.value })} />
      </Field>
    </>
  );
}

/** As the verbs take them: no amount is null. */
export function purchaseInput(facts: PurchaseFacts) {
  const amount = facts.amount.normalize("NFKC").replace(/[,\s]/g, "");
  return { ...facts, amount: amount === "" ? null : amount };
}
