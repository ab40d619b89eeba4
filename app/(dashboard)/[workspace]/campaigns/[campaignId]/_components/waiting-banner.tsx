"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { handedOver } from "../../_components/figures";
import { Waits } from "../../_components/waits";

interface WaitingBannerProps {
  campaign: CampaignView;
  workspaceZone: string;
  countries: Readonly<Record<string, string>>;
}

/** Until when it waits for the end of the quiet hours, and for whom: it goes on by itself. */
export function WaitingBanner({ campaign, workspaceZone, countries }: WaitingBannerProps) {
  const t = useTranslations("campaigns.waits");
  const { waiting, totals, recipients, status } = campaign;
  if (!waiting) return null;
  if (!waiting.now) {
    if (status === "paused" || status === "canceled") return null;
    return (
      <section className="text-sm text-muted" aria-label={t("waited")}>
        <p>{t("waited")}</p>
        <Waits waits={waiting.people} zone={workspaceZone} countries={countries} />
      </section>
    );
  }
  return (
    <Notice
      tone="info"
      title={t("title")}
      description={
        <>
          <p>{t("gone", { gone: handedOver(totals), total: recipients })}</p>
          <Waits waits={waiting.people} zone={workspaceZone} countries={countries} />
          <p>{t("itself")}</p>
        </>
      }
    />
  );
}
