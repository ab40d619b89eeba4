"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "@/components/ui/alert-dialog";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { stillOpen } from "./figures";

interface CancelDialogProps {
  campaign: CampaignView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}

/**
 * Canceling cannot be undone, so it says what it does: who is not texted any more, and who still
 * is.
 */
export function CancelDialog({ campaign, open, onOpenChange, onConfirm }: CancelDialogProps) {
  const t = useTranslations("campaigns");
  const onWay = campaign.totals.sending + campaign.totals.sent;
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("act.cancelTitle")}
      description={[
        t("act.cancelBody", { open: campaign.totals.queued }),
        stillOpen(campaign.totals) > 0 && onWay > 0 ? t("act.cancelOnWay", { count: onWay }) : "",
      ].join(" ")}
      confirm={t("list.cancel")}
      dismiss={t("act.cancelKeep")}
      tone="danger"
      onConfirm={onConfirm}
    />
  );
}
