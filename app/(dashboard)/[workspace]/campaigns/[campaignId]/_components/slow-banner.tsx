"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { CampaignView } from "@/lib/campaigns/campaign.view";

/** A slow start, while it lasts: how many go first, and what the others wait for. */
export function SlowBanner({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.care");
  const { slow, recipients, status } = campaign;
  if (!slow || slow.endedAt || status !== "sending" || recipients <= slow.first) return null;
  return (
    <Notice
      tone="info"
      title={t("slowTitle", { first: slow.first })}
      description={t("slowLead", { rest: recipients - slow.first })}
    />
  );
}
