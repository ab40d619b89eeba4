"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CreditPrice as Price } from "@/lib/reports/credit-cost.rules";
import type { CreditPriceView } from "@/lib/reports/credit-price.view";
import { saveCreditPriceAction } from "../actions";

/** What a credit costs, and since when: a form of its own, because what it was stays true. */
export function CreditPrice({ workspaceSlug, price }: { workspaceSlug: string; price: CreditPriceView }) {
  const t = useTranslations("settings.creditPrice");
  const { act, busy, refusal } = useAct();
  const fields = refusal?.fields ?? {};
  const { current, history, today } = price;
  const first = history.length === 0;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const amount = (data.amount ?? "").trim().replace(",", ".");
    const input = {
      amount: amount === "" ? null : amount,
      currency: (data.currency ?? "").trim() || "MYR",
      validFrom: data.validFrom || null,
    };
    void act(() => saveCreditPriceAction(workspaceSlug, input), t("saved"));
  }
  return (
    <Card id="credit-price" className="scroll-mt-20">
      <CardHeader title={t("title")} description={t("lead")} />
      <CardBody className="grid gap-4">
        <form
          key={`${history.length} ${current?.validFrom} ${current?.amount}`}
          onSubmit={submit}
          className="grid max-w-lg gap-4"
        >
          <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] gap-3">
            <Field label={t("amount")} error={fields.amount}>
              <Input name="amount" inputMode="decimal" maxLength={13} defaultValue={current?.amount ?? ""} />
            </Field>
            <Field label={t("currency")} error={fields.currency}>
              <Input
                name="currency"
                maxLength={3}
                autoCapitalize="characters"
                defaultValue={current?.currency ?? "MYR"}
              />
            </Field>
          </div>
          <Field
            label={t("validFrom")}
            description={t(first ? "validFromFirst" : "validFromHelp")}
            error={fields.validFrom}
            optional={first}
          >
            <Input name="validFrom" type="date" defaultValue={first ? "" : today} />
          </Field>
          <div>
            <Button type="submit" variant="secondary" loading={busy}>
              {t("save")}
            </Button>
          </div>
        </form>
        {first ? null : <History prices={history} current={current} />}
      </CardBody>
    </Card>
  );
}

function History({ prices, current }: { prices: Price[]; current: Price | null }) {
  const t = useTranslations("settings.creditPrice");
  const locale = useLocale();
  const format = useFormatter();
  const money = ({ amount, currency }: Price) =>
    amount === null || currency === null
      ? t("none")
      : new Intl.NumberFormat(locale, {
          style: "currency",
          currency,
          currencyDisplay: "narrowSymbol",
          maximumFractionDigits: 6,
        }).format(amount as Intl.StringNumericLiteral);
  const since = (day: string) =>
    day <= "2000-01-01"
      ? t("fromTheBeginning")
      : t("from", {
          day: format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" }),
        });
  return (
    <section aria-label={t("history")} className="max-w-lg">
      <h3 className="mb-1 font-medium text-sm">{t("history")}</h3>
      <ul className="divide-y divide-line">
        {prices.map((price) => (
          <li key={price.validFrom} className="flex flex-wrap justify-between gap-x-4 py-2 tabular-nums">
            <span>
              {money(price)}
              {price.validFrom === current?.validFrom ? ` · ${t("now")}` : ""}
            </span>
            <span className="text-muted">{since(price.validFrom)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
