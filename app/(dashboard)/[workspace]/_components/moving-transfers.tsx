"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useAct } from "@/components/forms/use-act";
import { toast } from "@/components/ui/toast";
import { UndoCountdown } from "@/components/ui/undo-countdown";
import type { MovingTransfer } from "@/lib/overview/overview.view";
import { TRANSFER_UNDO_SECONDS } from "@/lib/transfers/transfer.rules";
import { takeBackTransferAction } from "../actions";

interface MovingTransfersProps {
  workspaceSlug: string;
  transfers: MovingTransfer[];
}

/**
 * On every page: a transfer of one's own can be taken back until its time is over, and its end is
 * said, with the reason when it was refused.
 */
export function MovingTransfers({ workspaceSlug, transfers }: MovingTransfersProps) {
  const t = useTranslations("transfers.open");
  const { act, busy } = useAct();
  useAnnouncements(transfers);
  const pending = transfers.filter(({ status, undoUntil }) => status === "pending" && undoUntil !== null);
  if (pending.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-b border-line p-2 print:hidden">
      {pending.map(({ id, credits, customer, undoUntil }) => (
        <UndoCountdown
          key={id}
          label={t("pending", { credits, customer })}
          until={Date.parse(undoUntil ?? "")}
          seconds={TRANSFER_UNDO_SECONDS}
          busy={busy}
          onUndo={() => void act(() => takeBackTransferAction(workspaceSlug, { id }), t("undone"))}
        />
      ))}
    </div>
  );
}

/** Says the end of a transfer that this page saw under way. */
function useAnnouncements(transfers: MovingTransfer[]): void {
  const t = useTranslations("transfers.announce");
  const seen = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, status, credits, customer, why } of transfers) {
      if (status === "pending" || status === "sending") seen.current.add(id);
      else if (seen.current.delete(id)) {
        if (status === "succeeded") toast.success(t("succeeded", { credits, customer }));
        else if (status === "refused")
          toast.error(t("refused", { credits, customer }), {
            description: why ?? undefined,
            duration: Number.POSITIVE_INFINITY,
          });
        else toast.warning(t("unresolved", { credits, customer }), { duration: Number.POSITIVE_INFINITY });
      }
    }
  }, [transfers, t]);
}
