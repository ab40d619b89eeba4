"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { LabelView } from "@/lib/labels/label.view";
import { saveLabelAction } from "../actions";

interface LabelDialogProps {
  workspaceSlug: string;
  /** The one to rename; without it a new one is made. */
  label?: LabelView;
}

export function LabelDialog({ workspaceSlug, label }: LabelDialogProps) {
  const t = useTranslations("inbox.settings");
  const { act, busy, refusal, clear } = useAct();
  const [open, setOpen] = useState(false);

  function show(next: boolean) {
    setOpen(next);
    clear();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    if (
      await act(
        () => saveLabelAction(workspaceSlug, { ...(label ? { id: label.id } : {}), name }),
        t("labelSaved"),
      )
    )
      setOpen(false);
  }

  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        {label ? (
          <Button variant="secondary" size="sm" aria-label={t("renameLabelOf", { name: label.name })}>
            {t("renameLabel")}
          </Button>
        ) : (
          <Button size="sm">
            <Plus aria-hidden="true" />
            {t("newLabel")}
          </Button>
        )}
      </DialogTrigger>
      <DialogContent size="sm" aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t(label ? "renameTitle" : "newLabelTitle")}</DialogTitle>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" noValidate>
          <Field label={t("labelName")} error={refusal?.fields.name}>
            <Input name="name" maxLength={30} defaultValue={label?.name ?? ""} autoComplete="off" />
          </Field>
          <DialogFooter>
            <Button type="submit" loading={busy}>
              {t("saveLabel")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
