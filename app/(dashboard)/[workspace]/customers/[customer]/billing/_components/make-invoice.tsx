"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { useMoney } from "@/components/forms/use-money";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { UnbilledView } from "@/lib/billing/billing.view";
import { fromThousandths, toThousandths } from "@/lib/core/money";
import { issueInvoiceAction } from "../actions";

interface MakeInvoiceProps {
  workspaceSlug: string;
  customerId: string;
  unbilled: readonly UnbilledView[];
}

/** The button, and the window in which one chooses what stands on the invoice. */
export function MakeInvoice(props: MakeInvoiceProps) {
  const t = useTranslations("billing");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" disabled={props.unbilled.length === 0} onClick={() => setOpen(true)}>
        {t("makeInvoice")}
      </Button>
      {open ? <InvoiceDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function InvoiceDialog({
  workspaceSlug,
  customerId,
  unbilled,
  onClose,
}: MakeInvoiceProps & { onClose: () => void }) {
  const t = useTranslations("billing");
  const router = useRouter();
  const locale = useLocale();
  const { money, price, day } = useMoney();
  const { act, busy } = useAct({ withoutFields: true });
  const currency = unbilled[0]?.currency ?? "MYR";
  const [month, setMonth] = useState("");
  const offered = unbilled.filter((each) => each.currency === currency && each.day.startsWith(month));
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const chosen = offered.filter((each) => !left.has(each.id));
  const sum = fromThousandths(chosen.reduce((all, each) => all + toThousandths(each.amount), 0n));
  const months = [...new Set(unbilled.map((each) => each.day.slice(0, 7)))];

  function turn(id: number) {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  }

  async function issue(event: FormEvent) {
    event.preventDefault();
    const entryIds = chosen.map((each) => each.id);
    const done = await act(
      () => issueInvoiceAction(workspaceSlug, { customerId, currency, entryIds }),
      ({ number }) => t("issued", { number }),
    );
    if (!done) return;
    onClose();
    router.push(`/${workspaceSlug}/customers/${customerId}/billing/invoices/${done.data.id}`);
  }

  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("makeInvoice")}</DialogTitle>
          <DialogDescription>{t("makeLead")}</DialogDescription>
        </DialogHeader>
        <form className="flex min-w-0 flex-col gap-4" onSubmit={(event) => void issue(event)}>
          <Field label={t("chooseMonth")}>
            <NativeSelect value={month} onChange={(event) => setMonth(event.target.value)}>
              <option value="">{t("everything")}</option>
              {months.map((each) => (
                <option key={each} value={each}>
                  {new Intl.DateTimeFormat(locale, {
                    month: "long",
                    year: "numeric",
                    timeZone: "UTC",
                  }).format(new Date(`${each}-01T00:00:00Z`))}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <ul className="scroll-thin max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line">
            {offered.map((each) => (
              <li key={each.id} className="px-3 py-2 text-sm">
                {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control. */}
                <label className="flex items-center gap-3">
                  <Checkbox checked={!left.has(each.id)} onCheckedChange={() => turn(each.id)} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">
                      {day(each.day)} · {each.credits.toLocaleString(locale)} ×{" "}
                      {price(each.price, each.currency)}
                    </span>
                    <span className="block truncate text-xs text-muted">
                      {each.kind === "correction" ? `${t("correctionOf")} · ` : ""}
                      {each.reference}
                    </span>
                  </span>
                  <span className="tabular-nums">{money(each.amount, each.currency)}</span>
                </label>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-sm text-muted tabular-nums" aria-live="polite">
              {t("chosen", { count: chosen.length, amount: money(sum, currency) })}
            </p>
            <Button type="submit" loading={busy} disabled={chosen.length === 0}>
              {t("issue")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
