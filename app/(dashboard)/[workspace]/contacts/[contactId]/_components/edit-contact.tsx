"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import type { ContactView } from "@/lib/contacts/contact.view";
import { readablePhone } from "@/lib/core/readable-phone";
import { ContactForm } from "../../_components/contact-form";
import { useContactAct } from "../../_components/use-contact-act";
import { deleteContactAction, updateContactAction } from "../../actions";

export function EditContact({ workspaceSlug, contact }: { workspaceSlug: string; contact: ContactView }) {
  const t = useTranslations("contacts");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const { act, busy, fields } = useContactAct(workspaceSlug, ["contacts", "lists"]);

  async function remove() {
    if (await act(() => deleteContactAction(workspaceSlug, { contactId: contact.id }), t("deleted")))
      router.push(`/${workspaceSlug}/contacts`);
  }
  return (
    <>
      <Button variant="ghost" disabled={busy} onClick={() => setAsking(true)}>
        {t("delete")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button variant="secondary">{t("edit")}</Button>
        </DialogTrigger>
        <DialogContent aria-describedby={undefined}>
          <DialogHeader>
            <DialogTitle>{t("editTitle")}</DialogTitle>
          </DialogHeader>
          <ContactForm
            values={{
              phone: readablePhone(contact.phone),
              firstName: contact.firstName,
              lastName: contact.lastName,
              fields: contact.fields,
            }}
            errors={fields}
            busy={busy}
            submit={t("save")}
            onSubmit={async (person) => {
              if (
                !(await act(
                  () => updateContactAction(workspaceSlug, { ...person, contactId: contact.id }),
                  t("saved"),
                ))
              )
                return;
              setOpen(false);
              router.refresh();
            }}
          />
        </DialogContent>
      </Dialog>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle")}
        description={t("deleteBody")}
        confirm={t("delete")}
        dismiss={t("keep")}
        tone="danger"
        onConfirm={() => void remove()}
      />
    </>
  );
}
