"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface SuppressPeopleProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  confirm: string;
  busy: boolean;
  onReason: (reason: string) => void;
}

/** Asks why people are never texted again, and is the confirmation at once. */
export function SuppressPeople({ open, onOpenChange, title, confirm, busy, onReason }: SuppressPeopleProps) {
  const t = useTranslations("contacts.many");
  const [reason, setReason] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    onReason(reason.trim());
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{t("suppressBody")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Field label={t("reason")}>
            <Input
              autoComplete="off"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="danger" className="self-end" disabled={busy || reason.trim() === ""}>
            {confirm}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
