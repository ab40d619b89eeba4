"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { useQuietRefresh } from "@/components/live/use-quiet-refresh";
import { Spinner } from "@/components/ui/spinner";
import { UndoCountdown } from "@/components/ui/undo-countdown";
import { TRANSFER_UNDO_SECONDS } from "@/lib/transfers/transfer.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { takeBackTransferAction } from "../../actions";
import { nameOf } from "./transfer-draft";

interface PendingCardProps {
  workspaceSlug: string;
  transfer: TransferView;
  mayUndo: boolean;
}

/**
 * Ten seconds in which nothing has been called yet; then it says that the gateway is being asked,
 * and nothing more until that is known.
 */
export function PendingCard({ workspaceSlug, transfer, mayUndo }: PendingCardProps) {
  const t = useTranslations("transfers.open");
  const { act, busy } = useAct();
  const [over, setOver] = useState(false);
  const waiting = transfer.status === "pending" && !over;
  useRefreshWhile(!waiting);
  const values = { credits: transfer.credits, customer: nameOf(transfer.customer) };
  if (waiting && mayUndo && transfer.undoUntil) {
    return (
      <UndoCountdown
        label={t("pending", values)}
        until={Date.parse(transfer.undoUntil)}
        seconds={TRANSFER_UNDO_SECONDS}
        busy={busy}
        onExpire={() => setOver(true)}
        onUndo={() => void act(() => takeBackTransferAction(workspaceSlug, { id: transfer.id }), t("undone"))}
      />
    );
  }
  return (
    <article
      className="flex items-center gap-3 rounded-lg border border-info-line bg-info-soft px-4 py-3 text-sm"
      aria-busy="true"
    >
      <Spinner />
      <p>{t("sending", values)}</p>
    </article>
  );
}

/** Live hints bring the end sooner; this makes sure that it comes. */
function useRefreshWhile(active: boolean): void {
  const refresh = useQuietRefresh();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(refresh, 2000);
    return () => clearInterval(timer);
  }, [active, refresh]);
}
