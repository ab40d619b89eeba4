"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { MultiSelect } from "@/components/ui/multi-select";
import { useLists } from "./use-lists";

interface ChooseListsProps {
  workspaceSlug: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** The word on the button, which says how many people it is about. */
  confirm: string;
  busy: boolean;
  /** Lists that are not offered. */
  without: readonly string[];
  onChosen: (listIds: string[]) => void;
}

/** Into which lists people go. */
export function ChooseLists(props: ChooseListsProps) {
  const { workspaceSlug, open, onOpenChange, title, confirm, busy, without, onChosen } = props;
  const t = useTranslations("contacts.many");
  const format = useFormatter();
  const [chosen, setChosen] = useState<string[]>([]);
  const lists = useLists(workspaceSlug, open).filter(({ id }) => !without.includes(id));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen.length > 0) onChosen(chosen);
    setChosen([]);
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
        </DialogHeader>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Field label={t("lists")}>
            <MultiSelect
              label={t("lists")}
              placeholder={t("chooseLists")}
              options={lists.map(({ id, name, contacts }) => ({
                value: id,
                label: name,
                description: t("people", { count: contacts, shown: format.number(contacts) }),
              }))}
              values={chosen}
              onChange={setChosen}
            />
          </Field>
          <Button type="submit" className="self-end" disabled={busy || chosen.length === 0}>
            {confirm}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
