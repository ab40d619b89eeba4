"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ListView } from "@/lib/lists/list.view";
import { useContactAct } from "../../contacts/_components/use-contact-act";
import { createListAction, renameListAction } from "../actions";

/** A new list, or another name for one. */
export function NameList({ workspaceSlug, list }: { workspaceSlug: string; list?: ListView }) {
  const t = useTranslations("lists");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(list?.name ?? "");
  const { act, busy, fields } = useContactAct(workspaceSlug, ["lists"]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = list
      ? await act(() => renameListAction(workspaceSlug, { listId: list.id, name }), t("renamed"))
      : await act(() => createListAction(workspaceSlug, { name }));
    if (!done) return;
    setOpen(false);
    if (list) router.refresh();
    else router.push(`/${workspaceSlug}/lists/${done.data.id}`);
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {list ? (
          <Button variant="ghost">{t("rename")}</Button>
        ) : (
          <Button>
            <Plus aria-hidden="true" className="size-4" />
            {t("new")}
          </Button>
        )}
      </DialogTrigger>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{list ? t("renameTitle") : t("newTitle")}</DialogTitle>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
          <Field label={t("name")} error={fields.name}>
            <Input
              value={name}
              required
              maxLength={100}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button type="submit" className="self-end" disabled={busy || name.trim() === ""}>
            {list ? t("rename") : t("create")}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
