"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { sayShortTime, sayTime } from "@/lib/campaigns/schedule.rules";
import { zoneName } from "@/lib/core/zone-name";
import { countable, shownParts, shownTotals } from "@/lib/messages/shown-status.rules";
import { CampaignStatusBadge } from "../campaign-status-badge";
import { handedOver } from "../figures";
import { StatusBar } from "../status-bar";
import { CampaignRowMenu } from "./campaign-row-menu";

interface CampaignRowProps {
  workspaceSlug: string;
  campaign: CampaignView;
  workspaceZone: string;
  may: { edit: boolean; send: boolean };
}

/** One campaign: a line on a wide screen, a card on a phone. The whole of it opens the campaign. */
export function CampaignRow({ workspaceSlug, campaign, workspaceZone, may }: CampaignRowProps) {
  const { formatShare } = useNumberFormat();
  const t = useTranslations("campaigns.list");
  const { totals, recipients } = campaign;
  const draft = campaign.status === "draft";
  const waits = draft && campaign.approval?.state === "waiting" ? campaign.approval : null;
  const href = `/${workspaceSlug}/campaigns/${campaign.id}${waits ? "/check" : draft ? "/edit" : ""}`;
  return (
    <li className="group relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 px-4 py-3 hover:bg-hover md:grid-cols-[minmax(0,1fr)_12rem_6rem_6rem_9rem_2rem]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={href}
            className="min-w-0 truncate font-medium text-ink after:absolute after:inset-0 focus-visible:after:outline-focus"
          >
            <bdi>{campaign.name || t("untitled")}</bdi>
          </Link>
          <CampaignStatusBadge campaign={campaign} />
        </div>
        <p className="mt-0.5 truncate text-sm text-muted">
          {waits
            ? t("askedBy", { name: waits.askedByName })
            : draft
              ? t("by", { name: campaign.createdByName })
              : t("recipients", { count: recipients })}
          {draft || !campaign.launchedByName ? null : ` · ${t("by", { name: campaign.launchedByName })}`}
        </p>
        <WaitsForDelivery campaign={campaign} zone={workspaceZone} />
      </div>
      <div className="relative z-10 justify-self-end md:order-last">
        <CampaignRowMenu
          workspaceSlug={workspaceSlug}
          campaign={campaign}
          workspaceZone={workspaceZone}
          may={may}
        />
      </div>
      <div className="col-span-2 md:col-span-1">
        {draft ? (
          <span aria-hidden="true" className="block h-1.5 rounded-full bg-sunken" />
        ) : (
          <>
            <StatusBar totals={shownParts(shownTotals(campaign))} />
            <p className="mt-1 text-xs text-muted tabular-nums">
              {t("progressOf", { done: handedOver(totals), total: recipients })}
            </p>
          </>
        )}
      </div>
      <dl className="col-span-2 flex flex-wrap gap-x-4 gap-y-1 text-sm md:contents">
        <Cell label={t("columns.delivered")}>
          {draft || campaign.status === "scheduled" || recipients === 0
            ? t("noneYet")
            : campaign.delivery === "untracked" || countable(campaign) === 0
              ? t("notTracked")
              : formatShare(totals.delivered, countable(campaign))}
        </Cell>
        <Cell label={t("columns.credits")}>
          <Credits campaign={campaign} />
        </Cell>
        <div className="flex gap-1 text-muted md:block">
          <dt className="sr-only">{t("columns.when")}</dt>
          <dd>
            {campaign.status === "scheduled" && campaign.scheduledAt ? (
              <PlannedTime at={campaign.scheduledAt} zone={campaign.timeZone ?? workspaceZone} />
            ) : (
              <RelativeTime at={whenOf(campaign)} />
            )}
          </dd>
        </div>
      </dl>
    </li>
  );
}

/** All is sent, and it is not over: who is not reached by then gets an SMS, or is tried again. */
function WaitsForDelivery({ campaign, zone }: { campaign: CampaignView; zone: string }) {
  const t = useTranslations("campaigns.fallback");
  const locale = useLocale();
  const tr = useTranslations("campaigns.retry");
  const sending = campaign.status === "sending";
  const until = sending ? campaign.fallbackProgress?.waitingUntil : null;
  const again = sending ? campaign.retryProgress?.waitingUntil : null;
  if (again)
    return (
      <p className="truncate text-sm text-muted">
        {tr("waitsInList", { time: sayShortTime(again, zone, locale) })}
      </p>
    );
  if (!until) return null;
  return (
    <p className="truncate text-sm text-muted">
      {t("waitsInList", { time: sayShortTime(until, zone, locale) })}
    </p>
  );
}

function Cell({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-1 tabular-nums md:block md:text-end">
      <dt className="text-muted md:sr-only">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/**
 * What the gateway took, or what is planned as long as nothing has begun; the figure says which it
 * is.
 */
function Credits({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.list");
  const format = useFormatter();
  const { status, credits, creditsHandedOver } = campaign;
  if (status === "draft") return t("noneYet");
  const planned = status === "scheduled";
  const word = planned
    ? t("planned")
    : creditsHandedOver === credits
      ? t("used")
      : t("usedOf", { planned: credits });
  return (
    <>
      {format.number(planned ? credits : creditsHandedOver)}{" "}
      <span className="text-xs text-muted md:block">{word}</span>
    </>
  );
}

/** The very time at which it starts: "in 1 day" may be thirty-one hours. */
function PlannedTime({ at, zone }: { at: string; zone: string }) {
  const locale = useLocale();
  return (
    <time dateTime={at} title={`${sayTime(at, zone, locale)}, ${zoneName(zone)}`}>
      {sayShortTime(at, zone, locale)}
    </time>
  );
}

/** The time that matters in each state. */
function whenOf(campaign: CampaignView): string {
  if (campaign.status === "draft") return campaign.updatedAt;
  return campaign.finishedAt ?? campaign.startedAt ?? campaign.launchedAt ?? campaign.createdAt;
}
