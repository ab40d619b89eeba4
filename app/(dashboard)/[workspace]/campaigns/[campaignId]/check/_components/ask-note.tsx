"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

/** What whoever approves it should know. */
export function AskNote({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const t = useTranslations("campaigns.approval");
  return (
    <Field label={t("askNote")} description={t("askNoteHelp")} optional>
      <Textarea rows={2} maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
