"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { saveRecipientAction } from "../actions";

interface EditRecipientProps {
  workspaceSlug: string;
  customerId: string;
  saved: { name: string; address: string };
}

/** To whom invoices are made out, and the window in which it is changed. */
export function EditRecipient({ workspaceSlug, customerId, saved }: EditRecipientProps) {
  const t = useTranslations("billing");
  const { act, busy, refusal } = useAct();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState(saved);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (await act(() => saveRecipientAction(workspaceSlug, { customerId, ...values }), t("saved")))
      setOpen(false);
  }
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        aria-label={`${t("edit")}: ${t("recipient")}`}
        onClick={() => setOpen(true)}
      >
        {t("edit")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t("recipient")}</DialogTitle>
          </DialogHeader>
          <form className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
            <Field
              label={t("recipientName")}
              description={t("recipientNameHelp")}
              error={refusal?.fields.name}
            >
              <Input
                maxLength={200}
                value={values.name}
                onChange={(event) => setValues({ ...values, name: event.target.value })}
              />
            </Field>
            <Field label={t("recipientAddress")} error={refusal?.fields.address}>
              <Textarea
                rows={3}
                maxLength={500}
                value={values.address}
                onChange={(event) => setValues({ ...values, address: event.target.value })}
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
