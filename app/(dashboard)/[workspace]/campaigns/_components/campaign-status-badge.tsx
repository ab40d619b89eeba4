"use client";

import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { CampaignView } from "@/lib/campaigns/campaign.view";

interface CampaignStatusBadgeProps {
  campaign: Pick<CampaignView, "status" | "undoUntil">;
}

/** The status in a word. In the seconds after Send it is starting, not scheduled for later. */
export function CampaignStatusBadge({ campaign: { status, undoUntil } }: CampaignStatusBadgeProps) {
  const t = useTranslations("campaigns.status");
  return (
    <StatusBadge status={status} label={t(status === "scheduled" && undoUntil ? "starting" : status)} pill />
  );
}
