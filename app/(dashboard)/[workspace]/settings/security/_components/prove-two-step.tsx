"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { disable, renewCodes } from "../actions";

interface ProveTwoStepProps {
  workspaceSlug: string;
  purpose: "turnOff" | "newCodes";
  onCodes: (codes: string[]) => void;
}

/** What weakens or renews the second step asks for both: the password and a code. */
export function ProveTwoStep({ workspaceSlug, purpose, onCodes }: ProveTwoStepProps) {
  const t = useTranslations("two-step");
  const [open, setOpen] = useState(false);
  const { act, busy, refusal, clear } = useAct();
  const fields = refusal?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const proof = { password: String(form.get("password")), code: String(form.get("code")) };
    if (purpose === "turnOff") {
      if ((await act(() => disable(workspaceSlug, proof), t("turnedOff"))) !== null) setOpen(false);
      return;
    }
    const made = await act(() => renewCodes(workspaceSlug, proof));
    if (made === null) return;
    setOpen(false);
    onCodes(made.data.recoveryCodes);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        clear();
      }}
    >
      <DialogTrigger asChild>
        <Button variant={purpose === "turnOff" ? "danger-ghost" : "secondary"}>{t(purpose)}</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t(`${purpose}Title`)}</DialogTitle>
          <DialogDescription>{t(`${purpose}Lead`)}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("password")} error={fields.password}>
            <Input type="password" name="password" required maxLength={128} autoComplete="current-password" />
          </Field>
          <Field label={t("anyCode")} error={fields.code}>
            <Input name="code" required maxLength={40} autoComplete="one-time-code" />
          </Field>
          <DialogFooter>
            <Button type="submit" variant={purpose === "turnOff" ? "danger" : "primary"} loading={busy}>
              {t(purpose)}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
