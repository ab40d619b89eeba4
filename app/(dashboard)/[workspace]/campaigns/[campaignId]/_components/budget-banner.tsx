"use client";

import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { CampaignProgressView } from "@/lib/campaigns/campaign.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";

interface BudgetBannerProps {
  budget: NonNullable<CampaignProgressView["budget"]>;
  workspaceZone: string;
}

/** Who waits because WhatsApp limits with how many people a business begins within 24 hours. */
export function BudgetBanner({ budget, workspaceZone }: BudgetBannerProps) {
  const t = useTranslations("whatsapp-numbers.report");
  const locale = useLocale();
  const { waiting, limit, until } = budget;
  return (
    <Notice
      tone="info"
      title={t("title", { waiting })}
      description={t("lead", { limit, time: sayTime(until, workspaceZone, locale) })}
    />
  );
}
