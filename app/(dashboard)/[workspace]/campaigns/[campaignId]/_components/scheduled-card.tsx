"use client";

import { CalendarClock, PencilLine, Send } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/use-now";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { zoneName } from "@/lib/core/zone-name";
import { RepeatLine } from "../../_components/repeat-line";
import { ChangeTimeForm } from "../../_components/scheduled/change-time-form";
import { ScheduledDialogs } from "../../_components/scheduled/scheduled-dialogs";
import { useDuration } from "../../_components/use-duration";
import { useHereZone } from "../../_components/use-here-zone";

interface ScheduledCardProps {
  workspaceSlug: string;
  campaign: CampaignView & { scheduledAt: string };
  workspaceZone: string;
  may: { edit: boolean; send: boolean };
}

/** A campaign that waits for its time: when, here and there, and what can be done about it. */
export function ScheduledCard({ workspaceSlug, campaign, workspaceZone, may }: ScheduledCardProps) {
  const t = useTranslations("campaigns.scheduled");
  const locale = useLocale();
  const duration = useDuration();
  const now = useNow();
  const [changing, setChanging] = useState(false);
  const [asking, setAsking] = useState<"edit" | "now" | null>(null);
  const at = campaign.scheduledAt;
  const zone = campaign.timeZone ?? workspaceZone;
  const hereZone = useHereZone(zone);
  const [there, here] = [sayTime(at, zone, locale), sayTime(at, hereZone, locale)];
  const seconds = now === null ? null : (Date.parse(at) - now) / 1000;
  return (
    <section
      aria-labelledby="scheduled-title"
      className="flex flex-col gap-4 rounded-lg border border-accent-line bg-accent-soft p-5 print:border-line"
    >
      <div>
        <h2 id="scheduled-title" className="text-sm font-medium text-muted">
          {t("title", { count: campaign.recipients })}
        </h2>
        {campaign.asksAgain ? (
          <p className="text-sm text-muted">{t("countedAgain", { count: campaign.recipients })}</p>
        ) : null}
        <p className="mt-1 text-2xl font-semibold text-balance tabular-nums sm:text-3xl">
          <time dateTime={at} suppressHydrationWarning>
            {there}
          </time>
        </p>
        <p className="mt-1 text-sm text-muted tabular-nums" suppressHydrationWarning>
          {zoneName(zone)}
          {seconds === null
            ? null
            : seconds > 0
              ? ` · ${t("in", { duration: duration(seconds) })}`
              : ` · ${t("due")}`}
        </p>
        {there === here ? null : (
          <p className="text-sm text-muted tabular-nums">{t("here", { here, zone: zoneName(hereZone) })}</p>
        )}
      </div>
      {campaign.recurringId ? (
        <div className="text-sm">
          <RepeatLine workspaceSlug={workspaceSlug} campaign={campaign} />
        </div>
      ) : null}
      {may.send && changing ? (
        <ChangeTimeForm
          workspaceSlug={workspaceSlug}
          campaign={campaign}
          workspaceZone={workspaceZone}
          onClose={() => setChanging(false)}
        />
      ) : may.send ? (
        <div data-page-actions className="flex flex-wrap gap-2 print:hidden">
          <Button onClick={() => setChanging(true)}>
            <CalendarClock aria-hidden="true" />
            {t("changeTime")}
          </Button>
          {may.edit ? (
            <Button variant="secondary" onClick={() => setAsking("edit")}>
              <PencilLine aria-hidden="true" />
              {t("edit")}
            </Button>
          ) : null}
          <Button variant="secondary" onClick={() => setAsking("now")}>
            <Send aria-hidden="true" />
            {t("sendNow")}
          </Button>
        </div>
      ) : null}
      <ScheduledDialogs
        workspaceSlug={workspaceSlug}
        campaign={campaign}
        asking={asking}
        onClose={() => setAsking(null)}
      />
    </section>
  );
}
