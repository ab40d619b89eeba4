"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { SUPPRESSION_SCOPES, type SuppressionScope } from "@/lib/suppressions/suppression.rules";
import { useContactAct } from "../../contacts/_components/use-contact-act";
import { createSuppressionAction } from "../actions";

export function AddSuppression({ workspaceSlug }: { workspaceSlug: string }) {
  const t = useTranslations("suppressions");
  const [open, setOpen] = useState(false);
  const [phone, setPhone] = useState("");
  const [reason, setReason] = useState("");
  const [scope, setScope] = useState<SuppressionScope>("all");
  const { act, busy, fields } = useContactAct(workspaceSlug, ["suppressions", "contacts"]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await act(() => createSuppressionAction(workspaceSlug, { phone, reason, scope }), t("added"))))
      return;
    setOpen(false);
    setPhone("");
    setReason("");
    setScope("all");
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden="true" className="size-4" />
          {t("add")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("addTitle")}</DialogTitle>
          <DialogDescription>{t("addHelp")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" noValidate>
          <Field label={t("phone")} error={fields.phone}>
            <Input
              type="tel"
              autoComplete="off"
              value={phone}
              placeholder="012-345 6789"
              onChange={(event) => setPhone(event.target.value)}
            />
          </Field>
          <Field label={t("reason")} error={fields.reason}>
            <Input
              autoComplete="off"
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <Field label={t("scope")}>
            <NativeSelect
              value={scope}
              onChange={(event) =>
                setScope(SUPPRESSION_SCOPES.find((one) => one === event.target.value) ?? "all")
              }
            >
              {SUPPRESSION_SCOPES.map((one) => (
                <option key={one} value={one}>
                  {t(`scopes.${one}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Button type="submit" className="self-end" disabled={busy}>
            {t("add")}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
