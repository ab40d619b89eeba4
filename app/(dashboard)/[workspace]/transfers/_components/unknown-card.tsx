"use client";

import { CircleHelp } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { resolveTransferAction } from "../actions";
import { nameOf } from "./transfer-draft";
import type { TransferSetting } from "./transfer-setting";

interface UnknownCardProps {
  workspaceSlug: string;
  transfer: TransferView;
  setting: TransferSetting;
}

type Decision = "succeeded" | "refused";

/** An outcome nobody knows: what happened, the evidence, and two decisions. */
export function UnknownCard({ workspaceSlug, transfer, setting }: UnknownCardProps) {
  const t = useTranslations("transfers");
  const format = useFormatter();
  const [decision, setDecision] = useState<Decision | null>(null);
  const { balanceBefore: before, balanceAfter: after } = transfer;
  const evidence =
    before === null
      ? t("open.noEvidence")
      : [
          t("open.evidence", {
            before: format.number(before),
            after: after === null ? t("detail.unknownBalance") : format.number(after),
          }),
          after === null ? "" : t("open.evidenceFell", { fell: before - after, credits: transfer.credits }),
        ].join(" ");
  return (
    <article className="flex flex-col gap-3 rounded-lg border border-warning-line bg-warning-soft p-4">
      <div className="flex gap-3">
        <CircleHelp aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-warning" />
        <div className="flex min-w-0 flex-col gap-1 text-sm">
          <h2 className="text-base font-medium">{t("open.unknownTitle")}</h2>
          <p>
            <b className="font-semibold tabular-nums">
              {t("open.unknownWhat", { credits: transfer.credits, customer: nameOf(transfer.customer) })}
            </b>
            . {t("open.unknownBody")}
          </p>
          <p className="tabular-nums">{evidence}</p>
          <p className="text-muted">{transfer.detail}</p>
          {transfer.nextTryAt ? (
            <p className="text-muted">
              {t("open.asking", {
                when: format.dateTime(new Date(transfer.nextTryAt), "clock", { timeZone: setting.timeZone }),
              })}
            </p>
          ) : null}
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Link
          className="me-auto text-sm underline underline-offset-2"
          href={`/${workspaceSlug}/transfers/${transfer.id}`}
        >
          {t("receipt")}
        </Link>
        {setting.may.resolve ? (
          <>
            <Button variant="secondary" size="sm" onClick={() => setDecision("refused")}>
              {t("open.notMoved")}
            </Button>
            <Button variant="secondary" size="sm" onClick={() => setDecision("succeeded")}>
              {t("open.arrived")}
            </Button>
          </>
        ) : (
          <p className="text-sm text-muted">{t("open.adminDecides")}</p>
        )}
      </div>
      {decision ? (
        <DecideDialog
          workspaceSlug={workspaceSlug}
          transfer={transfer}
          decision={decision}
          onClose={() => setDecision(null)}
        />
      ) : null}
    </article>
  );
}

interface DecideDialogProps {
  workspaceSlug: string;
  transfer: TransferView;
  decision: Decision;
  onClose: () => void;
}

function DecideDialog({ workspaceSlug, transfer, decision, onClose }: DecideDialogProps) {
  const t = useTranslations("transfers.open");
  const { act, busy, refusal } = useAct();
  const [note, setNote] = useState("");
  async function decide() {
    if (
      await act(() => resolveTransferAction(workspaceSlug, { id: transfer.id, decision, note }), t("decided"))
    )
      onClose();
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
          <Field
            label={t("note")}
            description={t("noteHelp")}
            error={refusal?.fields.note ?? (refusal ? refusal.message : undefined)}
          >
            <Textarea rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
          <Button
            className="self-end"
            disabled={busy || note.trim().length < 3}
            onClick={() => void decide()}
          >
            {t("decide")}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
