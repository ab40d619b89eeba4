"use client";

import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useSay } from "@/components/forms/use-say";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CampaignCheckView, RecipientPreviewView } from "@/lib/campaigns/campaign.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { zoneName } from "@/lib/core/zone-name";
import { malaysiaSentence } from "@/lib/malaysia/malaysia-finding.rules";
import type { WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";
import { CostSentence } from "../../../_components/composer/cost-panel";
import { LeftOut } from "../../../_components/left-out";
import { RepeatTimes, useRepeatWords } from "../../../_components/repeat-words";
import { useDuration } from "../../../_components/use-duration";
import { WhatsAppCost } from "../../../_components/whatsapp-cost";
import { BudgetCheck } from "./budget-check";
import { FallbackCheck } from "./fallback-check";
import { Quiet, Recent, useRepeats } from "./limits";
import { RetryCheck } from "./retry-check";
import { SplitCheck } from "./split-check";
import { What } from "./what";

interface CheckSummaryProps {
  workspaceSlug: string;
  /** What countries are called, by their codes. */
  countries: Readonly<Record<string, string>>;
  check: CampaignCheckView;
  examples: RecipientPreviewView[];
  /** The template of a campaign by WhatsApp. */
  templates: WhatsAppTemplateView[];
  listNames: string[];
  segmentNames: string[];
  /** What lists and segments are called, by their ids. */
  names: Readonly<Record<string, string>>;
  workspaceZone: string;
  editHref: string;
  /** Where prices of WhatsApp are imported; null for whoever may not. */
  pricesHref: string | null;
  /** Another person has to approve it first. */
  asks: boolean;
}

/** Who, what, cost, when and how, each as a sentence that can be read aloud. */
export function CheckSummary(props: CheckSummaryProps) {
  const { check, examples, listNames, segmentNames, names, workspaceZone, editHref } = props;
  const { workspaceSlug, countries } = props;
  const t = useTranslations("campaigns.check");
  const tc = useTranslations("campaigns.compose");
  const tr = useTranslations("campaigns.repeat");
  const repeatWords = useRepeatWords();
  const say = useSay();
  const { campaign, estimate, account } = check;
  const duration = useDuration();
  const stops = check.problems.filter((problem) => problem.severity === "stop");
  const warnings = [
    ...check.problems
      .filter((problem) => problem.severity === "warn")
      .map((problem) => say(problem.sentence)),
    ...useRepeats(check, workspaceZone),
    ...check.malaysia.map((finding) => say(malaysiaSentence(finding))),
  ];
  const removed = (["duplicates", "suppressed", "invalid"] as const).filter((each) => estimate[each] > 0);
  return (
    <div className="flex flex-col gap-6">
      {stops.length > 0 ? (
        <Notice
          tone="danger"
          title={t("problems")}
          description={<Sentences sentences={stops.map((problem) => say(problem.sentence))} />}
        />
      ) : null}
      {warnings.length > 0 ? (
        <Notice
          tone="warning"
          title={t("warnings")}
          description={<Sentences sentences={[...new Set(warnings)]} />}
        />
      ) : null}
      <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
        <Row label={tc("name")} editHref={editHref}>
          <bdi>{campaign.name || "–"}</bdi>
        </Row>
        <Row label={t("who")} editHref={editHref}>
          <p className="text-lg font-semibold tabular-nums">
            {t("recipients", { count: estimate.recipients })}
          </p>
          {listNames.length > 0 ? (
            <p>
              <bdi>{t("fromLists", { count: listNames.length, names: listNames.join(", ") })}</bdi>
            </p>
          ) : null}
          {segmentNames.length > 0 ? (
            <p>
              <bdi>{t("fromSegments", { count: segmentNames.length, names: segmentNames.join(", ") })}</bdi>
            </p>
          ) : null}
          {campaign.audience.phones.length > 0 ? (
            <p>{t("fromPhones", { count: campaign.audience.phones.length })}</p>
          ) : null}
          {campaign.repeat || (campaign.scheduledAt && asksAtStart(campaign.audience)) ? (
            <p>{t("countedAgain")}</p>
          ) : null}
          <ul className="text-muted">
            {removed.map((each) => (
              <li key={each}>{tc(`cost.${each}`, { count: estimate[each] })}</li>
            ))}
            <LeftOut estimate={estimate} names={names} />
          </ul>
          <Recent workspaceSlug={workspaceSlug} check={check} />
        </Row>
        <Row label={t("what")} editHref={editHref}>
          <What check={check} examples={examples} templates={props.templates} />
        </Row>
        <Row label={t("cost")} editHref={editHref}>
          <Cost check={check} countries={countries} pricesHref={props.pricesHref} />
        </Row>
        {campaign.fallback ? (
          <Row label={t("instead")} editHref={editHref}>
            <FallbackCheck check={check} />
          </Row>
        ) : null}
        {campaign.split ? (
          <Row label={t("test")} editHref={editHref}>
            <SplitCheck check={check} />
          </Row>
        ) : null}
        {campaign.retry ? (
          <Row label={t("again")} editHref={editHref}>
            <RetryCheck check={check} />
          </Row>
        ) : null}
        <Row label={t("when")} editHref={editHref}>
          {campaign.repeat ? (
            <>
              <p>
                <bdi>{repeatWords(campaign.repeat)}</bdi>
              </p>
              <RepeatTimes repeat={campaign.repeat} begins={campaign.scheduledAt} />
              <p className="text-muted">{tr("firstRun")}</p>
            </>
          ) : campaign.scheduledAt ? (
            <When at={campaign.scheduledAt} zone={campaign.timeZone ?? workspaceZone} />
          ) : (
            t(props.asks ? "nowApproved" : "now")
          )}
          {check.budget ? <BudgetCheck budget={check.budget} zone={workspaceZone} /> : null}
          <Quiet check={check} zone={workspaceZone} countries={countries} />
        </Row>
        <Row label={t("how")} editHref={editHref}>
          <p>{t(campaign.delivery)}</p>
          <p>
            {campaign.maxPerSecond
              ? t("rate", {
                  count: campaign.maxPerSecond,
                  duration: duration(estimate.recipients / campaign.maxPerSecond),
                })
              : t("noRate")}
          </p>
          {account ? <p>{t("account", { label: account.label })}</p> : null}
        </Row>
      </dl>
    </div>
  );
}

/** Whether who gets it is found anew when it starts. */
function asksAtStart({ segments = [], exclude }: CampaignCheckView["campaign"]["audience"]): boolean {
  const days = exclude?.textedWithinDays ?? null;
  return segments.length > 0 || (exclude?.segments.length ?? 0) > 0 || days !== null;
}

function Row({ label, editHref, children }: { label: string; editHref: string; children: ReactNode }) {
  const t = useTranslations("campaigns.check");
  return (
    <div className="grid gap-x-6 gap-y-1 px-4 py-4 sm:grid-cols-[7rem_minmax(0,1fr)_auto]">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="flex min-w-0 flex-col gap-1 text-sm">{children}</dd>
      <dd>
        <Link href={editHref} className="text-sm text-accent-ink underline underline-offset-2">
          {t("edit")}
          <span className="sr-only"> {label}</span>
        </Link>
      </dd>
    </div>
  );
}

function Sentences({ sentences }: { sentences: string[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
      {sentences.map((sentence) => (
        <li key={sentence}>
          <bdi>{sentence}</bdi>
        </li>
      ))}
    </ul>
  );
}

interface CostProps extends Pick<CheckSummaryProps, "check" | "countries" | "pricesHref"> {}

function Cost({ check: { campaign, estimate, account }, countries, pricesHref }: CostProps) {
  const t = useTranslations("campaigns.compose.cost");
  const whatsapp = campaign.message.kind === "template";
  return (
    <>
      <p className="text-lg font-semibold tabular-nums">
        {whatsapp ? t("messages", { count: estimate.recipients }) : t("credits", { count: estimate.credits })}
      </p>
      {whatsapp ? (
        estimate.whatsapp && (
          <WhatsAppCost estimate={estimate.whatsapp} countries={countries} pricesHref={pricesHref} />
        )
      ) : (
        <>
          <p className="tabular-nums">
            <CostSentence estimate={estimate} />
          </p>
          <Balance remaining={account?.remaining ?? null} credits={estimate.credits} />
          <p className="text-muted">{t("estimate")}</p>
        </>
      )}
    </>
  );
}

function Balance({ remaining, credits }: { remaining: number | null; credits: number }) {
  const t = useTranslations("campaigns");
  if (remaining === null) return <p className="text-muted">{t("compose.cost.unknown")}</p>;
  if (credits > remaining)
    return <p className="text-danger">{t("compose.cost.short", { missing: credits - remaining })}</p>;
  return (
    <p className="tabular-nums">{t("check.creditsAfter", { left: remaining, after: remaining - credits })}</p>
  );
}

function When({ at, zone }: { at: string; zone: string }) {
  const t = useTranslations("campaigns.check");
  const format = useFormatter();
  const now = useNow();
  const locale = useLocale();
  const there = sayTime(at, zone, locale);
  const relative = format.relativeTime(new Date(at), now);
  return <p>{t("at", { there, zone: zoneName(zone), relative })}</p>;
}
