"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { HygieneAction, HygieneKind } from "@/lib/list-hygiene/hygiene.rules";
import { cleanPeopleAction } from "../actions";

interface CleanButtonProps {
  workspaceSlug: string;
  kind: HygieneKind;
  action: HygieneAction;
  people: number;
}

/** One thing to do about everybody of a kind, asked first. */
export function CleanButton({ workspaceSlug, kind, action, people }: CleanButtonProps) {
  const t = useTranslations("contacts.hygiene");
  const [open, setOpen] = useState(false);
  const { act, busy, refusal } = useAct({ onDone: () => setOpen(false) });
  return (
    <>
      <Button size="sm" variant="secondary" onClick={() => setOpen(true)}>
        {t(`actions.${action}`)}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t(`ask.${action}`, { count: people })}</DialogTitle>
            <DialogDescription>{t(`means.${action}`)}</DialogDescription>
          </DialogHeader>
          {refusal ? <Notice tone="danger" title={refusal.message} /> : null}
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="secondary" onClick={() => setOpen(false)}>
              {t("keep")}
            </Button>
            <Button
              variant="danger"
              loading={busy}
              onClick={() =>
                void act(() => cleanPeopleAction(workspaceSlug, { kind, action, count: people }), t("done"))
              }
            >
              {t(`actions.${action}`)}
            </Button>
          </div>
        </DialogContent>
      </Dialog>
    </>
  );
}
