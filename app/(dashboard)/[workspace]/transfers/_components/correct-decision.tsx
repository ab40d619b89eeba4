"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { correctTransferAction } from "../actions";
import { nameOf } from "./transfer-draft";

interface CorrectDecisionProps {
  workspaceSlug: string;
  transfer: TransferView;
}

/** "This was wrong" for what a person decided, or that the decision stands. */
export function CorrectDecision({ workspaceSlug, transfer }: CorrectDecisionProps) {
  const t = useTranslations("transfers.correct");
  const [finding, setFinding] = useState<"wrong" | "stands" | null>(null);
  return (
    <>
      <div className="flex flex-wrap justify-end gap-2">
        {transfer.contradicted ? (
          <Button variant="secondary" size="sm" onClick={() => setFinding("stands")}>
            {t("stands")}
          </Button>
        ) : null}
        <Button variant="secondary" size="sm" onClick={() => setFinding("wrong")}>
          {t("wrong")}
        </Button>
      </div>
      {finding ? (
        <FindingDialog
          workspaceSlug={workspaceSlug}
          transfer={transfer}
          finding={finding}
          onClose={() => setFinding(null)}
        />
      ) : null}
    </>
  );
}

interface FindingDialogProps extends CorrectDecisionProps {
  finding: "wrong" | "stands";
  onClose: () => void;
}

function FindingDialog({ workspaceSlug, transfer, finding, onClose }: FindingDialogProps) {
  const t = useTranslations("transfers.correct");
  const open = useTranslations("transfers.open");
  const form = useTranslations("transfers.form");
  const { act, busy, refusal } = useAct();
  const [note, setNote] = useState("");
  const [typed, setTyped] = useState("");
  const { username } = transfer.customer;
  const wrong = finding === "wrong";
  const facts = { credits: transfer.credits, customer: nameOf(transfer.customer) };

  async function say() {
    const input = { id: transfer.id, finding, note, username: typed.trim() };
    if (await act(() => correctTransferAction(workspaceSlug, input), t("done"))) onClose();
  }

  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t(wrong ? "wrong" : "stands")}</DialogTitle>
          <DialogDescription>
            {wrong
              ? t(transfer.status === "refused" ? "nowArrived" : "nowNotArrived", facts)
              : t("standsBody", facts)}
          </DialogDescription>
        </DialogHeader>
        <div className="flex flex-col gap-4">
          <Field
            label={open("note")}
            description={open("noteHelp")}
            error={
              refusal?.fields.note ?? (refusal && !refusal.fields.username ? refusal.message : undefined)
            }
          >
            <Textarea rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
          {wrong ? (
            <Field label={form("type", { username })} error={refusal?.fields.username}>
              <Input autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
            </Field>
          ) : null}
          <Button
            className="self-end"
            disabled={busy || note.trim().length < 3 || (wrong && typed.trim() !== username)}
            onClick={() => void say()}
          >
            {t(wrong ? "putRight" : "keep")}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
