"use client";

import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { CampaignStatus } from "@/lib/campaigns/campaign.rules";

export function CampaignStatusBadge({ status }: { status: CampaignStatus }) {
  const t = useTranslations("campaigns.status");
  return <StatusBadge status={status} label={t(status)} pill />;
}
