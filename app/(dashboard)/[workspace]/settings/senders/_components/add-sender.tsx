"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { checkSender } from "@/lib/senders/sender.rules";
import { createSenderAction } from "../actions";

export function AddSender({ workspaceSlug }: { workspaceSlug: string }) {
  const t = useTranslations("senders");
  const { act, busy, refusal } = useAct();
  const [value, setValue] = useState("");
  const [note, setNote] = useState("");
  const say = useSay();
  const problem = checkSender(value.trim());

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await act(() => createSenderAction(workspaceSlug, { value, note }), t("added")))) return;
    setValue("");
    setNote("");
  }

  return (
    <form onSubmit={submit} className="grid gap-4 sm:grid-cols-[14rem_1fr_auto] sm:items-start">
      <Field label={t("value")} error={problem === null ? refusal?.fields.value : say(problem)} required>
        <Input value={value} maxLength={32} required onChange={(event) => setValue(event.target.value)} />
      </Field>
      <Field label={t("note")} optional error={refusal?.fields.note}>
        <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Button type="submit" loading={busy} className="sm:mt-6">
        {t("add")}
      </Button>
    </form>
  );
}
