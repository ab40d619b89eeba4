"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CustomerView } from "@/lib/customers/customer.view";
import { ConfirmTransfer } from "./confirm-transfer";
import { nameOf, type TransferDraft } from "./transfer-draft";
import type { TransferSetting } from "./transfer-setting";

interface TransferFormProps {
  workspaceSlug: string;
  setting: TransferSetting;
  /** Chosen already when it was opened from a customer. */
  customer: CustomerView | null;
  onClose: () => void;
}

/** Whom, how much; then the same two things again before anything moves. */
export function TransferForm({ workspaceSlug, setting, customer, onClose }: TransferFormProps) {
  const t = useTranslations("transfers.form");
  const [requestKey] = useState(() => crypto.randomUUID());
  const [who, setWho] = useState(customer ? nameOf(customer) : "");
  const [amount, setAmount] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<TransferDraft | null>(null);
  const chosen =
    setting.customers.find((each) => nameOf(each) === who.trim() || each.username === who.trim()) ?? null;
  const credits = /^\d{1,10}$/.test(amount.trim()) ? Number(amount.trim()) : null;
  const available =
    setting.accounts.find((each) => each.gatewayAccountId === chosen?.gatewayAccountId)?.available ?? null;
  const tooMuch = credits !== null && available !== null && credits > available;
  const amountProblem = credits === null || credits < 1 ? t("whole") : tooMuch ? t("tooMuch") : undefined;

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
              <Field
                label={t("customer")}
                description={t("customerHelp")}
                error={tried && !chosen ? t("noCustomer") : undefined}
              >
                <Input
                  list="transfer-customers"
                  autoComplete="off"
                  value={who}
                  onChange={(event) => setWho(event.target.value)}
                />
              </Field>
              <datalist id="transfer-customers">
                {setting.customers.map((each) => (
                  <option key={each.id} value={nameOf(each)} />
                ))}
              </datalist>
              <Field
                label={t("amount")}
                description={available === null ? undefined : t("available", { available })}
                error={tried || tooMuch ? amountProblem : undefined}
              >
                <Input
                  inputMode="numeric"
                  autoComplete="off"
                  value={amount}
                  onChange={(event) => setAmount(event.target.value)}
                />
              </Field>
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
