"use client";

import { Play } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { reasonSentence } from "@/lib/core/reason-sentence";
import { PausedFor } from "./paused-for";

const AT_THE_GATEWAY: readonly string[] = ["credits", "credentials", "unreachable", "account"];

interface PausedBannerProps {
  workspaceSlug: string;
  workspaceZone: string;
  campaign: CampaignView;
  mayResume: boolean;
  busy: boolean;
  onResume: () => void;
}

/** Why it stands still, what to do, and that nothing was lost. */
export function PausedBanner(props: PausedBannerProps) {
  const { workspaceSlug, workspaceZone, campaign, mayResume, busy, onResume } = props;
  const t = useTranslations("campaigns");
  const say = useSay();
  const locale = useLocale();
  if (campaign.status !== "paused") return null;
  const reason = campaign.pausedReason;
  const { pausedByName: name, pausedAt } = campaign;
  const title =
    reason === "person" && name && pausedAt
      ? t("report.paused.by", { name, time: sayTime(pausedAt, workspaceZone, locale) })
      : [
          say(reasonSentence("campaign", reason)),
          pausedAt ? t("report.paused.since", { time: sayTime(pausedAt, workspaceZone, locale) }) : "",
        ].join(" ");
  const onWay = campaign.totals.sending;
  return (
    <Notice
      tone="warning"
      title={title}
      description={
        <>
          {campaign.pausedFor ? <PausedFor why={campaign.pausedFor} /> : null}
          <p>
            {[
              say(reasonSentence("campaignDo", reason)),
              onWay > 0 ? t("report.onWay", { count: onWay }) : "",
            ].join(" ")}
          </p>
        </>
      }
    >
      {mayResume ? (
        <Button size="sm" loading={busy} onClick={onResume}>
          <Play aria-hidden="true" />
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
