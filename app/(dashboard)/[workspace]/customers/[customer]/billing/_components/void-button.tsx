"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { voidInvoiceAction, voidPaymentAction } from "../actions";

interface VoidButtonProps {
  workspaceSlug: string;
  id: string;
  /** The number of an invoice; else it is a payment. */
  number?: string;
  /** What is voided, for its name. */
  what: string;
}

/** Marks a payment or an invoice void, with a reason. */
export function VoidButton({ workspaceSlug, id, number, what }: VoidButtonProps) {
  const t = useTranslations("billing");
  const { act, busy, refusal } = useAct();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const action = number === undefined ? voidPaymentAction : voidInvoiceAction;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (await act(() => action(workspaceSlug, { id, reason }), t("isVoid"))) setOpen(false);
  }
  return (
    <>
      <Button variant="ghost" size="sm" aria-label={`${t("void")} ${what}`} onClick={() => setOpen(true)}>
        {t("void")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>
              {number === undefined ? t("voidPayment") : t("voidInvoice", { number })}
            </DialogTitle>
            <DialogDescription>
              {number === undefined ? t("voidPaymentHelp") : t("voidInvoiceHelp")}
            </DialogDescription>
          </DialogHeader>
          <form className="flex flex-col gap-4" noValidate onSubmit={(event) => void save(event)}>
            <Field label={t("reason")} error={refusal?.fields.reason}>
              <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
            </Field>
            <div className="flex flex-wrap justify-end gap-2">
              <Button type="button" variant="ghost" onClick={() => setOpen(false)}>
                {t("keep")}
              </Button>
              <Button type="submit" variant="danger" loading={busy}>
                {t("void")}
              </Button>
            </div>
          </form>
        </DialogContent>
      </Dialog>
    </>
  );
}
