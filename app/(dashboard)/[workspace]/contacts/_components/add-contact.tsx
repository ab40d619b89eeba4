"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import { createContactAction } from "../actions";
import { ContactForm } from "./contact-form";
import { useContactAct } from "./use-contact-act";

/** One person by hand, into a list when we stand in one. */
export function AddContact({ workspaceSlug, listId }: { workspaceSlug: string; listId?: string }) {
  const t = useTranslations("contacts");
  const [open, setOpen] = useState(false);
  const { act, busy, fields } = useContactAct(workspaceSlug, ["contacts", "lists"]);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">
          <UserPlus aria-hidden="true" className="size-4" />
          {t("add")}
        </Button>
      </DialogTrigger>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t("addTitle")}</DialogTitle>
        </DialogHeader>
        <ContactForm
          values={{ phone: "", firstName: "", lastName: "", fields: {} }}
          errors={fields}
          busy={busy}
          submit={t("add")}
          onSubmit={async (person) => {
            const done = await act(
              () => createContactAction(workspaceSlug, { ...person, listId: listId ?? null }),
              t("added"),
            );
            if (done) setOpen(false);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}
