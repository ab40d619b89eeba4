"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { useRetryWords } from "../../_components/use-retry-words";

interface RetryCardProps {
  workspaceSlug: string;
  workspaceZone: string;
  campaign: CampaignView;
}

/** Who was tried again each time, how many that reached, and who still waits. */
export function RetryCard({ workspaceSlug, workspaceZone, campaign }: RetryCardProps) {
  const t = useTranslations("campaigns.retry");
  const format = useFormatter();
  const locale = useLocale();
  const words = useRetryWords();
  const { retry, retryProgress: progress, status } = campaign;
  if (!retry) return null;
  const tries = progress?.tries ?? [];
  const sum = (of: "people" | "delivered") => tries.reduce((total, each) => total + each[of], 0);
  const goesOn = status === "sending" && progress !== undefined;
  const paused = status === "paused" ? undefined : tries.find((each) => each.status === "paused");
  return (
    <section
      aria-labelledby="retry-title"
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-5"
    >
      <h2 id="retry-title" className="text-sm font-medium">
        {t("card")}
      </h2>
      <p className="text-sm text-muted">{words(retry)}</p>
      {goesOn && progress.waiting > 0 && progress.waitingUntil ? (
        <Notice
          tone="info"
          title={t("waitingTitle", { count: progress.waiting })}
          description={t("waitingUntil", { time: sayTime(progress.waitingUntil, workspaceZone, locale) })}
        />
      ) : goesOn && progress.untold > 0 ? (
        <p className="text-sm text-muted">{t("untold", { count: progress.untold })}</p>
      ) : null}
      {paused ? (
        <Notice
          tone="warning"
          title={t("paused")}
          description={
            <Link href={`/${workspaceSlug}/campaigns/${paused.campaignId}`} className="underline">
              {t("pausedHelp")}
            </Link>
          }
        />
      ) : null}
      <dl className="flex flex-wrap gap-x-6 gap-y-3">
        {(["people", "delivered"] as const).map((each) => (
          <div key={each} className="min-w-28 flex-1 basis-28">
            <dt className="text-sm text-muted">{t(`sum.${each}`)}</dt>
            <dd className="text-xl font-semibold tabular-nums" data-retry={each}>
              {format.number(sum(each))}
            </dd>
          </div>
        ))}
      </dl>
      {tries.length > 0 ? (
        <ul className="flex flex-col gap-1 text-sm tabular-nums">
          {tries.map(({ number, campaignId, people, delivered }) => (
            <li key={campaignId} className="flex flex-wrap gap-x-3">
              <span>{t("try", { number, people, delivered })}</span>
              <Link
                href={`/${workspaceSlug}/campaigns/${campaignId}`}
                className="text-accent-ink underline underline-offset-2"
              >
                {t("see")}
                <span className="sr-only"> {t("seeWhich", { number: String(number) })}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** At the head of a campaign that tries again: whom, and the way to the first one. */
export function RetryOf({
  workspaceSlug,
  of,
  number,
}: {
  workspaceSlug: string;
  of: string;
  number: number;
}) {
  const t = useTranslations("campaigns.retry");
  return (
    <p className="text-sm text-muted">
      {t.rich("of", {
        number: String(number),
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
