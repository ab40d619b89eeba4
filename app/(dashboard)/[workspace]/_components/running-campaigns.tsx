"use client";

import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { RunningCampaign } from "@/lib/overview/overview.view";

interface RunningCampaignsProps {
  workspaceSlug: string;
  campaigns: RunningCampaign[];
  mayCompose: boolean;
}

const TONE = { draft: "warning", scheduled: "info", sending: "accent", paused: "warning" } as const;
type Running = keyof typeof TONE;

/** What sends now, what stands still, what is next. */
export function RunningCampaigns({ workspaceSlug, campaigns, mayCompose }: RunningCampaignsProps) {
  const t = useTranslations("overview");
  const base = `/${workspaceSlug}/campaigns`;
  return (
    <Card>
      <CardHeader
        title={t("campaigns")}
        actions={
          <Button asChild size="sm" variant="secondary">
            <Link href={base}>{t("allCampaigns")}</Link>
          </Button>
        }
      />
      {campaigns.length === 0 ? (
        <EmptyState
          icon={Megaphone}
          title={t("noCampaigns")}
          description={t("noCampaignsLead")}
          action={
            mayCompose ? (
              <Button asChild>
                <Link href={`${base}/new`}>{t("newCampaign")}</Link>
              </Button>
            ) : undefined
          }
        />
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {campaigns.map((campaign) => (
            <Campaign key={campaign.id} href={`${base}/${campaign.id}`} campaign={campaign} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Campaign({ href, campaign }: { href: string; campaign: RunningCampaign }) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("overview");
  const { name, done, recipients, delivered, scheduledAt } = campaign;
  const status = campaign.status as Running;
  return (
    <li>
      <Link
        href={href}
        className="grid gap-2 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px] sm:px-5"
      >
        <span className="flex flex-wrap items-center justify-between gap-2">
          <span className="min-w-0 truncate font-medium">{name}</span>
          <Badge tone={TONE[status]}>{t(`status.${status}`)}</Badge>
        </span>
        {status === "draft" ? (
          <span className="text-muted">
            {t("asksApproval", { name: campaign.askedByName ?? "" })} · {formatNumber(recipients)}
          </span>
        ) : status === "scheduled" ? (
          <span className="text-muted">
            {t("startsAt")} <RelativeTime at={scheduledAt} /> · {formatNumber(recipients)}
          </span>
        ) : (
          <>
            <ProgressBar label={t("progress", { name })} done={done} total={recipients} />
            <span className="flex flex-wrap justify-between gap-x-4 text-muted tabular-nums">
              <span>{t("doneOf", { done: formatNumber(done), recipients: formatNumber(recipients) })}</span>
              <span>{t("deliveredCount", { delivered: formatNumber(delivered) })}</span>
            </span>
          </>
        )}
      </Link>
    </li>
  );
}
