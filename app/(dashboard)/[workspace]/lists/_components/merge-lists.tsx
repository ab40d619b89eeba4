"use client";

import { useQuery } from "@tanstack/react-query";
import { Merge } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogHeader, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MultiSelect } from "@/components/ui/multi-select";
import { NativeSelect } from "@/components/ui/native-select";
import { useContactAct } from "../../contacts/_components/use-contact-act";
import { useLists } from "../../contacts/_components/use-lists";
import { mergeListsAction } from "../actions";

/** Several lists become one: in a new list, or in one of them. */
export function MergeLists({ workspaceSlug }: { workspaceSlug: string }) {
  const t = useTranslations("lists.merge");
  const format = useFormatter();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const [into, setInto] = useState("");
  const [name, setName] = useState("");
  const [archive, setArchive] = useState(false);
  const lists = useLists(workspaceSlug, open);
  const { act, busy, fields } = useContactAct(workspaceSlug, ["lists", "contacts"]);
  const enough = chosen.length >= 2;
  const { data: merged } = useQuery({
    queryKey: [workspaceSlug, "lists", "merged", chosen],
    queryFn: ({ signal }) =>
      fetchJson<{ people: number }>(
        `/api/app/${workspaceSlug}/lists/merged?lists=${chosen.join(",")}`,
        signal,
      ),
    enabled: open && enough,
  });
  const picked = lists.filter(({ id }) => chosen.includes(id));
  const target = chosen.includes(into) ? into : "";
  const sum = picked.reduce((total, { contacts }) => total + contacts, 0);
  const people = enough ? merged?.people : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await act(
      () =>
        mergeListsAction(workspaceSlug, {
          listIds: chosen,
          into: target || null,
          ...(target ? {} : { name }),
          archive,
        }),
      ({ people: count }) => t("done", { count, shown: format.number(count) }),
    );
    if (!done) return;
    setOpen(false);
    setChosen([]);
    router.push(`/${workspaceSlug}/lists/${done.data.listId}`);
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">
          <Merge aria-hidden="true" className="size-4" />
          {t("open")}
        </Button>
      </DialogTrigger>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
          <Field label={t("lists")}>
            <MultiSelect
              label={t("lists")}
              placeholder={t("choose")}
              options={lists.map(({ id, name: label, contacts }) => ({
                value: id,
                label,
                description: t("people", { count: contacts, shown: format.number(contacts) }),
              }))}
              values={chosen}
              onChange={setChosen}
            />
          </Field>
          <Field label={t("into")}>
            <NativeSelect value={target} onChange={(event) => setInto(event.target.value)}>
              <option value="">{t("newList")}</option>
              {picked.map(({ id, name: label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          </Field>
          {target === "" ? (
            <Field label={t("name")} error={fields.name}>
              <Input
                value={name}
                maxLength={100}
                autoComplete="off"
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
          ) : null}
          <Checkbox
            label={t("archive")}
            description={t("archiveHelp")}
            checked={archive}
            onCheckedChange={(on) => setArchive(on === true)}
          />
          {people === undefined ? null : (
            <p role="status" className="text-sm text-muted">
              {t("counted", {
                people: format.number(people),
                twice: format.number(Math.max(0, sum - people)),
              })}
            </p>
          )}
          <Button
            type="submit"
            className="self-end"
            disabled={busy || people === undefined || (target === "" && name.trim() === "")}
          >
            {people === undefined ? t("open") : t("confirm", { count: people, shown: format.number(people) })}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
