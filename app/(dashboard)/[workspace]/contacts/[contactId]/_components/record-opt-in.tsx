"use client";

import { useRouter } from "next/navigation";
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
import { useContactAct } from "../../_components/use-contact-act";
import { recordOptInAction } from "../../actions";

const EMPTY = { at: "", how: "", words: "", proof: "" };

/** Writes down that somebody agreed: when, how, to which words, and where the proof is. */
export function RecordOptIn({ workspaceSlug, contactId }: { workspaceSlug: string; contactId: string }) {
  const t = useTranslations("contacts.optIn");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState(EMPTY);
  const { act, busy, fields } = useContactAct(workspaceSlug, ["contacts"]);
  const set = (name: keyof typeof EMPTY) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [name]: event.target.value });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { at, ...rest } = given;
    const input = { contactId, ...rest, ...(at === "" ? {} : { at }) };
    if (!(await act(() => recordOptInAction(workspaceSlug, input), t("saved")))) return;
    setOpen(false);
    setGiven(EMPTY);
    router.refresh();
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary" size="sm">
          {t("record")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("recordTitle")}</DialogTitle>
          <DialogDescription>{t("recordHelp")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" noValidate>
          <Field label={t("how")} description={t("howHelp")} error={fields.how}>
            <Input autoComplete="off" maxLength={200} value={given.how} onChange={set("how")} />
          </Field>
          <Field label={t("when")} description={t("whenHelp")} error={fields.at} optional>
            <Input type="date" value={given.at} onChange={set("at")} />
          </Field>
          <Field label={t("words")} error={fields.words} optional>
            <Input autoComplete="off" maxLength={1_000} value={given.words} onChange={set("words")} />
          </Field>
          <Field label={t("proof")} description={t("proofHelp")} error={fields.proof} optional>
            <Input autoComplete="off" maxLength={500} value={given.proof} onChange={set("proof")} />
          </Field>
          <Button type="submit" className="self-end" disabled={busy}>
            {t("save")}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
