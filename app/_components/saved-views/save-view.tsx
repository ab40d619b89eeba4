"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactElement, useState } from "react";
import { saveViewAction } from "@/app/(dashboard)/[workspace]/actions";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
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
import type { ViewPlace } from "@/lib/saved-views/saved-view.rules";

type Saved = Parameters<typeof saveViewAction>[1];

interface SaveViewProps {
  workspaceSlug: string;
  place: ViewPlace;
  filter: Record<string, string>;
  onSaved: () => unknown;
  /** The button that opens it. */
  children: ReactElement;
}

/** Asks how the present filter is to be called, and whether everybody gets it. */
export function SaveView({ workspaceSlug, place, filter, onSaved, children }: SaveViewProps) {
  const t = useTranslations("common.views");
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const { act, busy, refusal, clear } = useAct({ onDone: onSaved });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const input = { place, name, shared, filter } as Saved;
    if (await act(() => saveViewAction(workspaceSlug, input), t("saved"))) change(false);
  }
  function change(next: boolean) {
    setOpen(next);
    setName("");
    setShared(false);
    clear();
  }
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>{children}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("help")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
          <Field label={t("name")} error={refusal?.fields.name}>
            <Input
              value={name}
              required
              maxLength={60}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Checkbox label={t("shared")} checked={shared} onCheckedChange={(on) => setShared(on === true)} />
          <Button type="submit" className="self-end" disabled={busy || name.trim() === ""}>
            {t("keep")}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
