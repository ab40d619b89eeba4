"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { againstEvidence, type TransferChoice } from "@/lib/transfers/decision.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { resolveTransferAction } from "../actions";
import { nameOf } from "./transfer-draft";
import { useEvidence } from "./use-evidence";

interface DecideDialogProps {
  workspaceSlug: string;
  transfer: TransferView;
  decision: TransferChoice;
  onClose: () => void;
}

/**
 * A person's word on an unknown outcome, beside the evidence. Against the two balances it is said
 * in red, and the customer's username is typed.
 */
export function DecideDialog({ workspaceSlug, transfer, decision, onClose }: DecideDialogProps) {
  const t = useTranslations("transfers.open");
  const form = useTranslations("transfers.form");
  const { act, busy, refusal } = useAct();
  const [note, setNote] = useState("");
  const [typed, setTyped] = useState("");
  const evidence = useEvidence(transfer);
  const { username } = transfer.customer;
  const balances = { before: transfer.balanceBefore, after: transfer.balanceAfter };
  const against = againstEvidence(decision, balances, transfer.credits);
  const wrongName = typed !== "" && !username.startsWith(typed.trim());

  async function decide() {
    const { id } = transfer;
    const input = { id, decision, note, username: typed.trim(), early: transfer.nextTryAt !== null };
    if (await act(() => resolveTransferAction(workspaceSlug, input), t("decided"))) onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>
            {t("decideTitle", { decision: decision === "succeeded" ? t("arrived") : t("notMoved") })}
          </DialogTitle>
          <DialogDescription>
            {t(`decideBody${decision}`, { credits: transfer.credits, customer: nameOf(transfer.customer) })}
          </DialogDescription>
        </DialogHeader>
        <div className="flex flex-col gap-4">
          <p className="rounded-md bg-sunken px-4 py-3 text-sm tabular-nums">{evidence}</p>
          {against ? <Notice tone="danger" title={t(`against.${decision}`)} /> : null}
          {transfer.nextTryAt ? <Notice tone="warning" title={t("early")} /> : null}
          <Field
            label={t("note")}
            description={t("noteHelp")}
            error={
              refusal?.fields.note ?? (refusal && !refusal.fields.username ? refusal.message : undefined)
            }
          >
            <Textarea rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
          {against ? (
            <Field
              label={form("type", { username })}
              error={refusal?.fields.username ?? (wrongName ? form("typeWrong") : undefined)}
            >
              <Input autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
            </Field>
          ) : null}
          <Button
            className="self-end"
            variant={against ? "danger" : "primary"}
            disabled={busy || note.trim().length < 3 || (against && typed.trim() !== username)}
            onClick={() => void decide()}
          >
            {t("decide")}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
