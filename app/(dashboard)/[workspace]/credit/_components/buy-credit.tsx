"use client";

import { ShoppingCart } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { readAmount } from "@/lib/core/read-amount";
import { buyCreditAction } from "../actions";
import { PurchaseFields, purchaseInput } from "./purchase-fields";

interface BuyCreditProps {
  workspaceSlug: string;
  gatewayAccountId: string;
  today: string;
}

/**
 * "10,000 for RM 600": noted when it is bought, so that the rise of the balance explains itself.
 */
export function BuyCredit({ workspaceSlug, gatewayAccountId, today }: BuyCreditProps) {
  const t = useTranslations("credit");
  const form = useTranslations("transfers.form");
  const { act, busy, refusal, clear } = useAct();
  const [open, setOpen] = useState(false);
  const [credits, setCredits] = useState("");
  const [tried, setTried] = useState(false);
  const [facts, setFacts] = useState({ amount: "", currency: "MYR", happenedOn: today, note: "" });
  const read = readAmount(credits);

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (read.kind !== "number") return;
    const input = { gatewayAccountId, credits: read.value, ...purchaseInput(facts) };
    const done = await act(
      () => buyCreditAction(workspaceSlug, input),
      ({ arrived }) => t(arrived ? "boughtArrived" : "boughtWaits"),
    );
    if (done) setOpen(false);
  }

  return (
    <>
      <Button
        variant="secondary"
        onClick={() => {
          clear();
          setTried(false);
          setCredits("");
          setFacts({ amount: "", currency: "MYR", happenedOn: today, note: "" });
          setOpen(true);
        }}
      >
        <ShoppingCart aria-hidden="true" />
        {t("buy")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t("buyTitle")}</DialogTitle>
            <DialogDescription>{t("buyHelp")}</DialogDescription>
          </DialogHeader>
          <form className="flex flex-col gap-4" onSubmit={(event) => void save(event)} noValidate>
            <Field
              label={t("credits")}
              error={
                read.kind === "asked"
                  ? form("whichNumber", { text: credits.trim(), credits: read.value })
                  : tried && read.kind === "none"
                    ? form("whole")
                    : refusal?.fields.credits
              }
            >
              <Input
                inputMode="numeric"
                autoComplete="off"
                value={credits}
                onChange={(event) => setCredits(event.target.value)}
              />
            </Field>
            <PurchaseFields facts={facts} errors={refusal?.fields} money onChange={setFacts} />
            <Button type="submit" className="self-end" disabled={busy}>
              {t("save")}
            </Button>
          </form>
        </DialogContent>
      </Dialog>
    </>
  );
}
