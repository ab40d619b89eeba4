"use client";

import { useTranslations } from "next-intl";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { handedOver, isSettled } from "../../_components/figures";

interface HeadlineProps {
  campaign: CampaignView;
  /** The seconds to undo are over, and it has not begun. */
  late: boolean;
}

/** The whole report in one sentence. */
export function Headline({ campaign, late }: HeadlineProps) {
  const { formatShare } = useNumberFormat();
  const t = useTranslations("campaigns.report.sentence");
  const { totals, recipients: total, status } = campaign;
  const done = handedOver(totals);
  const percent = formatShare(totals.delivered, total);
  const sentence = () => {
    if (status === "draft") return t("draft");
    if (status === "scheduled") return late ? t("due") : t("undo", { count: total });
    if (status === "paused") return t("paused", { done, total });
    if (status === "canceled") return t("canceled", { sent: done, total, canceled: totals.canceled });
    if (campaign.delivery === "untracked") return t("untracked", { sent: totals.sent, total });
    if (status === "sending") return t("sending", { done, total, delivered: totals.delivered });
    if (isSettled(campaign)) return t("finished", { delivered: totals.delivered, total, percent });
    return t("finishedWaiting", { delivered: totals.delivered, total, percent, waiting: totals.sent });
  };
  return (
    <p className="text-lg text-ink tabular-nums">
      {sentence()}
      {totals.suppressed > 0 ? ` ${t("suppressed", { count: totals.suppressed })}` : null}
    </p>
  );
}
