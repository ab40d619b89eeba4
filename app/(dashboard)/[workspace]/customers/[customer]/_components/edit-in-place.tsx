"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { SafeText } from "@/components/ui/safe-text";
import { Textarea } from "@/components/ui/textarea";
import type { ActionResult } from "@/lib/core/result";

interface EditInPlaceProps {
  label: string;
  help?: string;
  value: string;
  /** Its name in what the server refuses. */
  field: string;
  long?: boolean;
  mayEdit: boolean;
  onSave: (value: string) => Promise<ActionResult<void>>;
}

/** A text that becomes a field where it stands, and a text again once it is saved. */
export function EditInPlace({ label, help, value, field, long, mayEdit, onSave }: EditInPlaceProps) {
  const t = useTranslations("customers");
  const people = useTranslations("transfers.people");
  const { act, busy, refusal } = useAct();
  const [typed, setTyped] = useState<string | null>(null);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (typed === null) return;
    if (await act(() => onSave(typed), people("saved"))) setTyped(null);
  }

  if (typed === null)
    return (
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="text-muted">{label}</p>
          <p className="break-words whitespace-pre-wrap">
            {value === "" ? <span className="text-muted">–</span> : <SafeText text={value} />}
          </p>
        </div>
        {mayEdit ? (
          <IconButton icon={Pencil} label={t("change", { what: label })} onClick={() => setTyped(value)} />
        ) : null}
      </div>
    );
  const control = {
    autoFocus: true,
    value: typed,
    onKeyDown: (event: { key: string }) => (event.key === "Escape" ? setTyped(null) : undefined),
  };
  const error = refusal === null ? undefined : (refusal.fields[field] ?? refusal.message);
  return (
    <form className="flex flex-col gap-2" onSubmit={(event) => void save(event)}>
      <Field label={label} description={help} error={error}>
        {long ? (
          <Textarea rows={4} {...control} onChange={(event) => setTyped(event.target.value)} />
        ) : (
          <Input {...control} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button type="button" variant="ghost" size="sm" disabled={busy} onClick={() => setTyped(null)}>
          {t("cancel")}
        </Button>
        <Button type="submit" size="sm" disabled={busy}>
          {people("save")}
        </Button>
      </div>
    </form>
  );
}
