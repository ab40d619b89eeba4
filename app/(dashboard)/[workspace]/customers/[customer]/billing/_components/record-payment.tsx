"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CurrencyField } from "@/components/forms/currency-field";
import { MoneyField } from "@/components/forms/money-field";
import { useAct } from "@/components/forms/use-act";
import { useMoney } from "@/components/forms/use-money";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { InvoiceRowView, Money } from "@/lib/billing/billing.view";
import { placesOf } from "@/lib/core/currency";
import { readMoney } from "@/lib/core/read-money";
import { recordPaymentAction } from "../actions";

interface RecordPaymentProps {
  workspaceSlug: string;
  customerId: string;
  today: string;
  owed: readonly Money[];
  invoices: readonly InvoiceRowView[];
  currency: string;
}

/** The button, and the window in which a payment is noted. */
export function RecordPayment(props: RecordPaymentProps) {
  const t = useTranslations("billing");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("record")}</Button>
      {open ? <PaymentDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PaymentDialog(props: RecordPaymentProps & { onClose: () => void }) {
  const { workspaceSlug, customerId, today, owed, invoices, onClose } = props;
  const t = useTranslations("billing");
  const { money } = useMoney();
  const { act, busy, refusal } = useAct();
  const [requestKey] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState({ amount: "", currency: props.currency, paidOn: today, note: "" });
  const [invoiceId, setInvoiceId] = useState("");
  const [tried, setTried] = useState(false);
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }));
  const { currency, paidOn, note } = values;
  const read = readMoney(values.amount, placesOf(currency));
  const open = invoices.filter(({ state, ...each }) => isOpen(state) && each.currency === currency);
  const now = owed.find((each) => each.currency === currency);

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (read.kind !== "amount") return;
    const input = { customerId, amount: read.value, currency, paidOn, note, requestKey };
    const done = await act(
      () => recordPaymentAction(workspaceSlug, { ...input, invoiceId: invoiceId || null }),
      t("recorded"),
    );
    if (done) onClose();
  }

  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("record")}</DialogTitle>
          <DialogDescription>
            {now ? t("owedNow", { amount: money(now.amount, currency) }) : t("paidUp")}
          </DialogDescription>
        </DialogHeader>
        <form className="flex flex-col gap-4" noValidate onSubmit={(event) => void save(event)}>
          <MoneyField
            label={t("amount")}
            text={values.amount}
            onText={(amount) => set({ amount })}
            places={placesOf(currency)}
            tried={tried}
            refused={refusal?.fields.amount}
          />
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            <CurrencyField
              label={t("currency")}
              value={currency}
              onValue={(next) => set({ currency: next })}
              error={refusal?.fields.currency}
            />
            <Field label={t("paidOn")} error={refusal?.fields.paidOn}>
              <Input
                type="date"
                max={today}
                value={paidOn}
                onChange={(event) => set({ paidOn: event.target.value })}
              />
            </Field>
          </div>
          {open.length > 0 ? (
            <Field label={t("forInvoice")} error={refusal?.fields.invoiceId}>
              <NativeSelect value={invoiceId} onChange={(event) => setInvoiceId(event.target.value)}>
                <option value="">{t("oldestFirst")}</option>
                {open.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.number} · {money(each.open, each.currency)}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          ) : null}
          <Field label={t("note")} description={t("noteHelp")} error={refusal?.fields.note} optional>
            <Input value={note} maxLength={500} onChange={(event) => set({ note: event.target.value })} />
          </Field>
          <Button type="submit" className="self-end" loading={busy}>
            {t("save")}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const isOpen = (state: InvoiceRowView["state"]) => state === "unpaid" || state === "partly";
