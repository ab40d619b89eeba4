"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { BatchSummaryView } from "@/lib/transfers/batch.view";
import { declineTransferBatchAction } from "../../actions";

interface DeclineBatchProps {
  workspaceSlug: string;
  batch: BatchSummaryView;
  onClose: () => void;
}

/** No to every line that waits, with a reason for who asked. */
export function DeclineBatch({ workspaceSlug, batch, onClose }: DeclineBatchProps) {
  const t = useTranslations("batches");
  const { act, busy, refusal } = useAct();
  const [reason, setReason] = useState("");
  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("declineTitle", { lines: batch.counts.awaitingApproval })}</DialogTitle>
          <DialogDescription>{t("declineBody", { name: batch.createdByName })}</DialogDescription>
        </DialogHeader>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void act(
              () => declineTransferBatchAction(workspaceSlug, { id: batch.id, reason }),
              t("declined"),
            ).then((done) => done && onClose());
          }}
        >
          <Field label={t("reason")} error={refusal?.fields.reason}>
            <Textarea rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
          <Button type="submit" className="self-end" disabled={busy || reason.trim().length < 3}>
            {t("declineAll")}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
