"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "@/components/ui/alert-dialog";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { cancelCampaignAction } from "../actions";
import { handedOver, stillOpen } from "./figures";
import { useCampaignAct } from "./use-campaign-act";

interface CancelDialogProps {
  workspaceSlug: string;
  campaign: CampaignView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/**
 * Cancelling cannot be undone, so it says what it does: who is not texted any more, and who still
 * is. What it says afterwards is what the server answered.
 */
export function CancelDialog({ workspaceSlug, campaign, open, onOpenChange }: CancelDialogProps) {
  const t = useTranslations("campaigns");
  const { act, busy } = useCampaignAct(workspaceSlug);
  const { status, totals } = campaign;
  const onWay = totals.sending + totals.sent;
  const waits = status === "scheduled";

  async function cancel() {
    await act(
      () => cancelCampaignAction(workspaceSlug, { id: campaign.id }),
      (done) => {
        const left = handedOver(done.totals);
        if (done.totals.sending > 0) return t("act.canceled");
        return left === 0 ? t("act.canceledUntouched") : t("act.canceledAfter", { count: left });
      },
    );
    onOpenChange(false);
  }

  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("act.cancelTitle")}
      description={[
        t(waits ? "act.cancelScheduled" : "act.cancelBody", { open: totals.queued }),
        stillOpen(totals) > 0 && onWay > 0 ? t("act.cancelOnWay", { count: onWay }) : "",
      ].join(" ")}
      confirm={t("list.cancel")}
      dismiss={t(
        waits ? "act.cancelKeepScheduled" : status === "paused" ? "act.cancelKeepPaused" : "act.cancelKeep",
      )}
      tone="danger"
      busy={busy}
      stayOpen
      onConfirm={() => void cancel()}
    />
  );
}
