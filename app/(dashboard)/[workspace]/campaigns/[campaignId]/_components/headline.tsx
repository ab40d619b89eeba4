"use client";

import { useTranslations } from "next-intl";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { countable } from "@/lib/messages/shown-status.rules";
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
  const { totals, recipients: total, status, untracked, read, held } = campaign;
  const done = handedOver(totals);
  const counted = countable(campaign);
  const arrived = {
    delivered: totals.delivered,
    total: counted,
    percent: formatShare(totals.delivered, counted),
  };
  const sentence = () => {
    if (status === "draft") return t("draft");
    if (status === "scheduled") return late ? t("due") : t("undo", { count: total });
    if (status === "paused") return t("paused", { done, total });
    if (status === "canceled") return t("canceled", { sent: done, total, canceled: totals.canceled });
    if (campaign.delivery === "untracked" || counted === 0)
      return t("untracked", { sent: totals.sent, total });
    if (status === "sending") return t("sending", { done, total, delivered: totals.delivered });
    if (isSettled(campaign)) return t("finished", arrived);
    return t("finishedWaiting", { ...arrived, waiting: totals.sent - untracked - held });
  };
  return (
    <p className="text-lg text-ink tabular-nums">
      {sentence()}
      {campaign.delivery === "tracked" && untracked > 0 && counted > 0
        ? ` ${t("alsoUntracked", { count: untracked })}`
        : null}
      {read > 0 ? ` ${t("read", { count: read, percent: formatShare(read, counted) })}` : null}
      {held > 0 ? ` ${t("held", { count: held })}` : null}
      {totals.suppressed > 0 ? ` ${t("suppressed", { count: totals.suppressed })}` : null}
    </p>
  );
}
