"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { FALLBACK_WHEN } from "@/lib/fallbacks/fallback.rules";
import { useFallbackWords } from "../../_components/use-fallback-words";

interface FallbackCardProps {
  workspaceSlug: string;
  workspaceZone: string;
  campaign: CampaignView;
}

const REACHED = ["whatsapp", "sms", "both", "neither", "notKnown"] as const;

/** Who was reached by WhatsApp, by SMS, by both or by neither: the five sum to the people. */
export function FallbackCard({ workspaceSlug, workspaceZone, campaign }: FallbackCardProps) {
  const t = useTranslations("campaigns.fallback");
  const format = useFormatter();
  const locale = useLocale();
  const words = useFallbackWords();
  const { fallback, fallbackProgress: progress, status } = campaign;
  if (!fallback) return null;
  const clock = (at: string) => sayTime(at, workspaceZone, locale);
  const given = FALLBACK_WHEN.filter((why) => (progress?.sent[why] ?? 0) > 0);
  return (
    <section
      aria-labelledby="fallback-title"
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-5"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="fallback-title" className="text-sm font-medium">
          {t("card")}
        </h2>
        {progress?.countedAt ? (
          <p className="text-xs text-muted tabular-nums">
            {t("counted", { time: clock(progress.countedAt) })}
          </p>
        ) : null}
      </div>
      <p className="text-sm text-muted">{words(fallback)}</p>
      {progress?.waitingUntil && status === "sending" ? (
        <Notice
          tone="info"
          title={t("waitingTitle", { count: progress.waiting })}
          description={t("waitingUntil", { time: clock(progress.waitingUntil) })}
        />
      ) : null}
      {progress?.status === "paused" && status !== "paused" ? (
        <Notice tone="warning" title={t("smsPaused")} description={t("smsPausedHelp")} />
      ) : null}
      {progress?.reached ? (
        <dl className="flex flex-wrap gap-x-6 gap-y-3">
          {REACHED.map((each) => (
            <div key={each} className="min-w-28 flex-1 basis-28">
              <dt className="text-sm text-muted">{t(`reached.${each}`)}</dt>
              <dd className="text-xl font-semibold tabular-nums" data-reached={each}>
                {format.number(progress.reached?.[each] ?? 0)}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-sm">{t("notCounted")}</p>
      )}
      {(progress?.reached?.both ?? 0) > 0 ? <p className="text-sm text-muted">{t("bothHelp")}</p> : null}
      {given.length > 0 ? (
        <ul className="text-sm tabular-nums">
          {given.map((why) => (
            <li key={why}>
              {t(`why.${why}`, { count: progress?.sent[why] ?? 0, hours: fallback.hours ?? 0 })}
            </li>
          ))}
        </ul>
      ) : null}
      {progress?.campaignId ? (
        <Link
          href={`/${workspaceSlug}/campaigns/${progress.campaignId}`}
          className="self-start text-sm text-accent-ink underline underline-offset-2"
        >
          {t("seeSms")}
        </Link>
      ) : null}
    </section>
  );
}

/** At the head of the SMS: whom they are for, and the way to the campaign by WhatsApp. */
export function FallbackOf({ workspaceSlug, of }: { workspaceSlug: string; of: string }) {
  const t = useTranslations("campaigns.fallback");
  return (
    <p className="text-sm text-muted">
      {t.rich("of", {
        campaign: (words) => (
          <Link
            href={`/${workspaceSlug}/campaigns/${of}`}
            className="text-accent-ink underline underline-offset-2"
          >
            {words}
          </Link>
        ),
      })}
    </p>
  );
}
