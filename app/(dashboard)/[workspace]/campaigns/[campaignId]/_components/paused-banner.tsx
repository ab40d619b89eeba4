"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { reasonSentence } from "@/lib/core/reason-sentence";

const AT_THE_GATEWAY: readonly string[] = ["credits", "credentials", "unreachable", "account"];

interface PausedBannerProps {
  workspaceSlug: string;
  campaign: CampaignView;
  mayResume: boolean;
  busy: boolean;
  onResume: () => void;
}

/** Why it stands still, what to do, and that nothing was lost. */
export function PausedBanner({ workspaceSlug, campaign, mayResume, busy, onResume }: PausedBannerProps) {
  const t = useTranslations("campaigns");
  const say = useSay();
  if (campaign.status !== "paused") return null;
  const reason = campaign.pausedReason;
  const onWay = campaign.totals.sending;
  return (
    <Notice
      tone="warning"
      title={say(reasonSentence("campaign", reason))}
      description={[
        say(reasonSentence("campaignDo", reason)),
        onWay > 0 ? t("report.onWay", { count: onWay }) : "",
      ].join(" ")}
    >
      {mayResume ? (
        <Button size="sm" disabled={busy} onClick={onResume}>
          {t("list.resume")}
        </Button>
      ) : null}
      {reason && AT_THE_GATEWAY.includes(reason) ? (
        <Button asChild variant="secondary" size="sm">
          <Link href={`/${workspaceSlug}/settings/gateway-accounts`}>{t("report.paused.settings")}</Link>
        </Button>
      ) : null}
    </Notice>
  );
}
