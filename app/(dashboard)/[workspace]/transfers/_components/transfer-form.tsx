"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { readAmount } from "@/lib/core/read-amount";
import type { CustomerView } from "@/lib/customers/customer.view";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { AmountOffers } from "./amount-offers";
import { ConfirmTransfer } from "./confirm-transfer";
import { CustomerField } from "./customer-field";
import { meantCustomer } from "./find-customers";
import { nameOf, type TransferDraft } from "./transfer-draft";
import type { TransferSetting } from "./transfer-setting";
import { useKnownCustomers } from "./use-known-customers";

interface TransferFormProps {
  workspaceSlug: string;
  setting: TransferSetting;
  /**
   * What was asked for lately, as the page knows it now: somebody else may be at the same customer.
   */
  recent: readonly TransferView[];
  /** Chosen already when it was opened from a customer. */
  customer: CustomerView | null;
  /** The amount to begin with, to repeat one. */
  credits?: number | null;
  onClose: () => void;
}

/** Whom, how much; then the same two things again before anything moves. */
export function TransferForm({
  workspaceSlug,
  setting,
  recent,
  customer,
  credits: begun = null,
  onClose,
}: TransferFormProps) {
  const t = useTranslations("transfers.form");
  const [requestKey] = useState(() => crypto.randomUUID());
  const [who, setWho] = useState(customer ? nameOf(customer) : "");
  const [amount, setAmount] = useState(begun === null ? "" : String(begun));
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<TransferDraft | null>(null);
  const customers = useKnownCustomers(workspaceSlug, setting.customers, who);
  const chosen = meantCustomer(
    customer === null ? customers : [customer, ...others(customers, customer)],
    who,
  );
  const read = readAmount(amount);
  const credits = read.kind === "number" ? read.value : null;
  const account = setting.accounts.find((each) => each.gatewayAccountId === chosen?.gatewayAccountId);
  const available = account?.available ?? null;
  const tooMuch = credits !== null && available !== null && credits > available;
  const takesPlanned = credits !== null && !tooMuch && account?.free != null && credits > account.free;
  const amountProblem =
    read.kind === "asked"
      ? t("whichNumber", { text: amount.trim(), credits: read.value })
      : credits === null
        ? t("whole")
        : tooMuch
          ? t("tooMuch")
          : undefined;

  function check(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!chosen || credits === null || amountProblem) return;
    setDraft({
      customer: chosen,
      credits,
      note: note.trim(),
      requestKey,
      availableAfter: available === null ? null : available - credits,
    });
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        {draft ? (
          <ConfirmTransfer
            workspaceSlug={workspaceSlug}
            draft={draft}
            setting={setting}
            recent={recent}
            onBack={() => setDraft(null)}
            onDone={onClose}
          />
        ) : (
          <>
            <DialogHeader>
              <DialogTitle>{t("title")}</DialogTitle>
              <DialogDescription className="sr-only">{t("confirmBody")}</DialogDescription>
            </DialogHeader>
            <form className="flex flex-col gap-4" onSubmit={check} noValidate>
              <CustomerField
                customers={customers}
                text={who}
                onText={setWho}
                error={tried && !chosen ? t("noCustomer") : undefined}
              />
              <Field
                label={t("amount")}
                description={account?.free == null ? undefined : t("available", { available: account.free })}
                error={tried || tooMuch || read.kind === "asked" ? amountProblem : undefined}
              >
                <Input
                  inputMode="numeric"
                  autoComplete="off"
                  value={amount}
                  onChange={(event) => setAmount(event.target.value)}
                />
              </Field>
              <AmountOffers
                customer={chosen}
                packs={setting.packs ?? []}
                onPick={(offered) => setAmount(String(offered))}
              />
              {read.kind === "asked" ? (
                <Button
                  type="button"
                  variant="secondary"
                  size="sm"
                  className="self-start"
                  onClick={() => setAmount(String(read.value))}
                >
                  {t("useNumber", { credits: read.value })}
                </Button>
              ) : null}
              {takesPlanned ? (
                <Notice tone="warning" title={t("takesPlanned", { planned: account?.planned ?? 0 })} />
              ) : null}
              <Field label={t("note")} description={t("noteHelp")}>
                <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
              </Field>
              <Button type="submit" className="self-end">
                {t("check")}
              </Button>
            </form>
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}

/** A customer of a later page than the first is not among those that the page brought. */
function others(customers: readonly CustomerView[], customer: CustomerView): CustomerView[] {
  return customers.filter(({ id }) => id !== customer.id);
}
