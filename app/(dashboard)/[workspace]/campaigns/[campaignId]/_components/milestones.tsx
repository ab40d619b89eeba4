"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/live/live-announcer";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { handedOver, share } from "../../_components/figures";

type Milestone = "started" | "half" | "all" | "paused" | "finished" | "canceled" | null;

/**
 * Says only what a listener would want to be interrupted for: begun, half, all sent, paused,
 * finished.
 */
export function Milestones({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.report.milestone");
  const reached = milestoneOf(campaign);
  const before = useRef(reached);
  useEffect(() => {
    if (before.current === reached) return;
    before.current = reached;
    if (reached) announce(t(reached));
  }, [reached, t]);
  return null;
}

function milestoneOf(campaign: CampaignView): Milestone {
  if (campaign.status === "paused" || campaign.status === "finished" || campaign.status === "canceled")
    return campaign.status;
  if (campaign.status !== "sending") return null;
  const done = share(handedOver(campaign.totals), campaign.recipients);
  return done >= 1 ? "all" : done >= 0.5 ? "half" : "started";
}
