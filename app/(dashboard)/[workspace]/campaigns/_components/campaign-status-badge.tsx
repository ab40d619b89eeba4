"use client";

import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { CampaignView } from "@/lib/campaigns/campaign.view";

interface CampaignStatusBadgeProps {
  campaign: Pick<CampaignView, "status" | "undoUntil" | "waiting" | "approval">;
}

/**
 * The status in a word. In the seconds after Send it is starting, not scheduled for later; while
 * everybody who is left waits for the end of the quiet hours, it waits. A draft says whether
 * another person was asked for a yes.
 */
export function CampaignStatusBadge({ campaign }: CampaignStatusBadgeProps) {
  const t = useTranslations("campaigns.status");
  const { status, undoUntil, waiting, approval } = campaign;
  const answer = status === "draft" ? approval?.state : undefined;
  if (answer === "waiting")
    return <StatusBadge status="awaiting_approval" label={t("awaiting_approval")} pill />;
  if (answer === "declined") return <StatusBadge status="draft" label={t("declined")} pill />;
  const word = status === "scheduled" && undoUntil ? "starting" : waiting?.now ? "waiting" : status;
  return <StatusBadge status={status} label={t(word)} pill />;
}
