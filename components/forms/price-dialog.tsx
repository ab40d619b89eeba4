"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CurrencyField } from "@/components/forms/currency-field";
import { MoneyField } from "@/components/forms/money-field";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { readMoney } from "@/lib/core/read-money";
import type { ActionResult } from "@/lib/core/result";

interface NewPrice {
  currency: string;
  validFrom: string;
}
/** Tells how many earlier transfers it charged. */
type Saved = Promise<ActionResult<{ charged: number }>>;

/** The server action that sets it: of one customer, or of everybody without an own price. */
type Whose =
  | {
      customerId: string;
      save: (slug: string, price: NewPrice & { customerId: string; price: string | null }) => Saved;
    }
  | { customerId: null; save: (slug: string, price: NewPrice & { price: string }) => Saved };

interface PriceDialogProps {
  workspaceSlug: string;
  whose: Whose;
  today: string;
  current: { price: string; currency: string } | null;
  currency: string;
}

const PRICE_PLACES = 6;

/** The button, and the window in which a price from a day on is set. */
export function PriceDialog(props: PriceDialogProps) {
  const { workspaceSlug, whose, today, current, currency } = props;
  const { customerId } = whose;
  const t = useTranslations("billing");
  const { act, busy, refusal } = useAct();
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [values, setValues] = useState({
    price: current?.price ?? "",
    currency: current?.currency ?? currency,
    validFrom: today,
    none: false,
  });
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }));
  const read = readMoney(values.price, PRICE_PLACES);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const price = read.kind === "amount" ? read.value : null;
    if (price === null && !values.none) return;
    const done = await act(
      () => store(values.none ? null : price),
      ({ charged }) => (charged > 0 ? t("savedCharged", { charged }) : t("saved")),
    );
    if (done) setOpen(false);
  }

  function store(price: string | null): Saved {
    const facts = { currency: values.currency, validFrom: values.validFrom };
    return whose.customerId === null
      ? whose.save(workspaceSlug, { ...facts, price: price ?? "" })
      : whose.save(workspaceSlug, { ...facts, price, customerId: whose.customerId });
  }

  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("setPrice")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t("priceTitle")}</DialogTitle>
            <DialogDescription>
              {customerId === null ? `${t("priceEverybody")} ` : ""}
              {t("priceLead")}
            </DialogDescription>
          </DialogHeader>
          <form className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
            {customerId === null ? null : (
              // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control.
              <label className="flex items-center gap-2.5 text-sm">
                <Checkbox
                  checked={values.none}
                  onCheckedChange={(checked) => set({ none: checked === true })}
                />
                {t("noOwn")}
              </label>
            )}
            {values.none ? null : (
              <div className="grid grid-cols-1 gap-4 sm:grid-cols-[2fr_1fr]">
                <div className="flex flex-col gap-2">
                  <MoneyField
                    label={t("price")}
                    text={values.price}
                    onText={(price) => set({ price })}
                    places={PRICE_PLACES}
                    tried={tried}
                    refused={refusal?.fields.price}
                  />
                </div>
                <CurrencyField
                  label={t("currency")}
                  value={values.currency}
                  onValue={(next) => set({ currency: next })}
                  error={refusal?.fields.currency}
                />
              </div>
            )}
            <Field label={t("validFrom")} error={refusal?.fields.validFrom}>
              <Input
                type="date"
                value={values.validFrom}
                onChange={(event) => set({ validFrom: event.target.value })}
              />
            </Field>
            <Button type="submit" className="self-end" loading={busy}>
              {t("save")}
            </Button>
          </form>
        </DialogContent>
      </Dialog>
    </>
  );
}
