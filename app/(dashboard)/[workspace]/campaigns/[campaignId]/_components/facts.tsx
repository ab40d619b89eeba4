"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CampaignProgressView, CampaignView } from "@/lib/campaigns/campaign.view";
import { useDuration } from "../../_components/use-duration";

interface FactsProps {
  workspaceSlug: string;
  campaign: CampaignView;
  progress: CampaignProgressView | undefined;
}

/** Rate, time left, credits, and who sent it when. */
export function Facts({ workspaceSlug, campaign, progress }: FactsProps) {
  const t = useTranslations("campaigns.report.facts");
  const format = useFormatter();
  const duration = useDuration();
  const sending = campaign.status === "sending";
  const facts: [string, ReactNode][] = [];
  if (sending && progress) {
    facts.push([t("rate"), t("rateValue", { rate: Math.round(progress.ratePerSecond * 10) / 10 })]);
    if (progress.secondsLeft !== null)
      facts.push([t("left"), t("leftValue", { duration: duration(progress.secondsLeft) })]);
  }
  if (campaign.status === "scheduled" && campaign.scheduledAt)
    facts.push([t("scheduled"), <RelativeTime key="at" at={campaign.scheduledAt} />]);
  const { credits: planned, creditsHandedOver: used } = campaign;
  facts.push(
    campaign.status === "draft" || campaign.status === "scheduled"
      ? [t("creditsPlanned"), format.number(planned)]
      : [t("creditsUsed"), planned === used ? format.number(planned) : t("creditsOf", { used, planned })],
  );
  if (campaign.startedAt) facts.push([t("started"), <RelativeTime key="at" at={campaign.startedAt} />]);
  if (campaign.finishedAt) facts.push([t("finished"), <RelativeTime key="at" at={campaign.finishedAt} />]);
  if (campaign.launchedByName) facts.push([t("by"), <bdi key="by">{campaign.launchedByName}</bdi>]);
  if (campaign.sender) facts.push([t("sender"), <bdi key="sender">{campaign.sender}</bdi>]);
  if (campaign.template) {
    const { id, name, version, deleted, changed } = campaign.template;
    const words = t(changed ? "templateChanged" : "templateVersion", { name, version });
    facts.push([
      t("template"),
      deleted ? (
        <bdi key="template">{words}</bdi>
      ) : (
        <Link
          key="template"
          href={`/${workspaceSlug}/templates/${id}`}
          className="text-accent-ink underline underline-offset-2"
        >
          <bdi>{words}</bdi>
        </Link>
      ),
    ]);
  }
  if (campaign.maxPerSecond) facts.push([t("speed"), t("rateValue", { rate: campaign.maxPerSecond })]);
  if (campaign.validHours) facts.push([t("valid"), t("validValue", { hours: campaign.validHours })]);
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {facts.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs text-muted">{label}</dt>
          <dd className="truncate text-sm font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
