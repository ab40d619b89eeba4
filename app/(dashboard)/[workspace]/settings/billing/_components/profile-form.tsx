"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CurrencyField } from "@/components/forms/currency-field";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { ProfileView } from "@/lib/billing/billing.view";
import { saveProfileAction } from "../actions";

interface ProfileFormProps {
  workspaceSlug: string;
  saved: ProfileView;
  year: string;
}

const SHORT = ["registrationNo", "taxNo", "phone", "email"] as const;

export function ProfileForm({ workspaceSlug, saved, year }: ProfileFormProps) {
  const t = useTranslations("billing.settings");
  const words = useTranslations("billing");
  const { act, busy, refusal } = useAct();
  const [values, setValues] = useState({
    ...saved,
    taxRate: saved.taxRate ?? "",
    termsDays: saved.termsDays === null ? "" : String(saved.termsDays),
  });
  const fields = refusal?.fields ?? {};
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }));

  function submit(event: FormEvent) {
    event.preventDefault();
    const input = {
      ...values,
      taxRate: values.taxRate.trim().replace("%", "").trim() || null,
      termsDays: values.termsDays === "" ? null : Number(values.termsDays),
    };
    void act(() => saveProfileAction(workspaceSlug, input), t("saved"));
  }
  return (
    <form onSubmit={submit} className="grid gap-6">
      <Card>
        <CardHeader title={t("letterhead")} />
        <CardBody className="grid max-w-lg gap-4">
          <Field label={t("businessName")} description={t("businessNameHelp")} error={fields.businessName}>
            <Input
              maxLength={200}
              value={values.businessName}
              onChange={(event) => set({ businessName: event.target.value })}
            />
          </Field>
          <Field label={t("address")} error={fields.address}>
            <Textarea
              rows={3}
              maxLength={500}
              value={values.address}
              onChange={(event) => set({ address: event.target.value })}
            />
          </Field>
          {SHORT.map((name) => (
            <Field key={name} label={t(name)} error={fields[name]} optional>
              <Input
                maxLength={name === "email" ? 200 : 60}
                value={values[name]}
                onChange={(event) => set({ [name]: event.target.value })}
              />
            </Field>
          ))}
          <Field
            label={t("paymentInstructions")}
            description={t("paymentInstructionsHelp")}
            error={fields.paymentInstructions}
          >
            <Textarea
              rows={3}
              maxLength={1000}
              value={values.paymentInstructions}
              onChange={(event) => set({ paymentInstructions: event.target.value })}
            />
          </Field>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t("numbers")} />
        <CardBody className="grid max-w-lg gap-4">
          <Field
            label={t("numberPrefix")}
            description={t("numberPrefixHelp", { example: `${values.numberPrefix}-${year}-0001` })}
            error={fields.numberPrefix}
          >
            <Input
              maxLength={12}
              value={values.numberPrefix}
              onChange={(event) => set({ numberPrefix: event.target.value })}
            />
          </Field>
          <Field label={t("taxRate")} description={t("taxRateHelp")} error={fields.taxRate}>
            <Input
              inputMode="decimal"
              maxLength={6}
              value={values.taxRate}
              onChange={(event) => set({ taxRate: event.target.value })}
            />
          </Field>
          <CurrencyField
            label={t("usualCurrency")}
            value={values.currency}
            onValue={(currency) => set({ currency })}
            error={fields.currency}
          />
          <Field label={t("termsDays")} description={t("termsDaysHelp")} error={fields.termsDays}>
            <Input
              type="number"
              inputMode="numeric"
              min={0}
              max={365}
              value={values.termsDays}
              onChange={(event) => set({ termsDays: event.target.value })}
            />
          </Field>
        </CardBody>
      </Card>
      <div>
        <Button type="submit" loading={busy}>
          {words("save")}
        </Button>
      </div>
    </form>
  );
}
