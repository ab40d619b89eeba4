import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { SafeText } from "@/components/ui/safe-text";
import type { CampaignView, SentTextView } from "@/lib/campaigns/campaign.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { zoneName } from "@/lib/core/zone-name";
import { SLOW_FIRST } from "@/lib/sending-rules/care.rules";
import { useRetryWords } from "../../_components/use-retry-words";
import { RepeatLine, SentMessage } from "./seldom-parts";

interface CampaignAudience {
  lists: { id: string; name: string; archived: boolean }[];
  segments: { id: string; name: string }[];
  account: string | null;
}

interface AboutCampaignProps {
  workspaceSlug: string;
  workspaceZone: string;
  campaign: CampaignView;
  audience: CampaignAudience;
  texts: SentTextView[];
}

/**
 * What was sent, to whom, as whom, by whom and when: what a report is a report of. The server draws
 * it; the report asks for it again when the campaign has moved on.
 */
export function AboutCampaign({
  workspaceSlug,
  workspaceZone,
  campaign,
  audience,
  texts,
}: AboutCampaignProps) {
  const t = useTranslations("campaigns");
  const facts = useFacts({ workspaceSlug, workspaceZone, campaign, audience });
  const { message } = campaign;
  const written = message.kind === "binary" ? null : message.text;
  // The texts of a test stand with their figures.
  const others = campaign.split ? [] : texts.filter(({ text }) => text !== written);
  const asWritten = others.length > 0 && others.length === texts.length;
  return (
    <section
      aria-labelledby="about-title"
      className="grid gap-x-8 gap-y-5 rounded-lg border border-line bg-surface p-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]"
    >
      <div className="flex min-w-0 flex-col gap-3">
        <h2 id="about-title" className="text-sm font-medium">
          {t(`kind.${message.kind}`)}
        </h2>
        {written === null ? (
          <SentMessage message={message} />
        ) : written === "" ? (
          <p className="text-sm text-muted">{t("report.about.erased")}</p>
        ) : (
          <Bubble text={written} {...(asWritten ? { caption: t("report.about.asWritten") } : {})} />
        )}
        {others.map(({ text, name, malaysian }) => (
          <Bubble
            key={text}
            text={text}
            caption={
              name
                ? t("report.about.asGot", { name })
                : message.kind === "template"
                  ? t("report.about.asFilled")
                  : t(malaysian ? "report.about.asMalaysia" : "report.about.asElsewhere")
            }
          />
        ))}
        {message.kind === "barcode" ? <SentMessage message={message} /> : null}
        {message.kind === "text" && message.flash ? (
          <p className="text-xs text-muted">{t("compose.flash")}</p>
        ) : null}
      </div>
      <dl className="grid content-start gap-x-6 gap-y-3 sm:grid-cols-2">
        {facts.map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="text-sm break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Bubble({ text, caption }: { text: string; caption?: string }) {
  return (
    <figure className="flex flex-col gap-1">
      {caption ? <figcaption className="text-xs text-muted">{caption}</figcaption> : null}
      <div
        dir="auto"
        className="max-h-60 overflow-y-auto rounded-2xl rounded-es-md bg-bubble px-3 py-2 text-sm print:max-h-none"
      >
        <SafeText text={text} multiline />
      </div>
    </figure>
  );
}

type Facts = [string, ReactNode][];

function useFacts({
  workspaceSlug,
  workspaceZone,
  campaign,
  audience,
}: Omit<AboutCampaignProps, "texts">): Facts {
  const t = useTranslations("campaigns.report.about");
  const tf = useTranslations("campaigns.report.facts");
  const tc = useTranslations("campaigns");
  const locale = useLocale();
  const retryWords = useRetryWords();
  const link = "text-accent-ink underline underline-offset-2";
  const zone = campaign.timeZone ?? workspaceZone;
  const { template } = campaign;
  const facts: Facts = [[t("to"), <Audience key="to" {...{ workspaceSlug, campaign, audience }} />]];
  if (campaign.message.kind !== "template")
    facts.push([tf("sender"), campaign.sender ? <bdi key="sender">{campaign.sender}</bdi> : t("ownNumber")]);
  if (audience.account) facts.push([t("through"), <bdi key="through">{audience.account}</bdi>]);
  facts.push([
    t("reports"),
    tc(campaign.delivery === "tracked" ? "compose.delivery.tracked" : "compose.delivery.untracked"),
  ]);
  if (template) {
    const words = tf(template.changed ? "templateChanged" : "templateVersion", template);
    const href = `/${workspaceSlug}/templates/${template.id}`;
    facts.push([
      tf("template"),
      template.deleted ? (
        <bdi key="template">{words}</bdi>
      ) : (
        <Link key="template" href={href} className={link}>
          <bdi>{words}</bdi>
        </Link>
      ),
    ]);
  }
  if (campaign.maxPerSecond) facts.push([tf("speed"), tf("rateValue", { rate: campaign.maxPerSecond })]);
  if (campaign.validHours) facts.push([tf("valid"), tf("validValue", { hours: campaign.validHours })]);
  if (campaign.quietHours === "ignore")
    facts.push([tf("anyHour"), <bdi key="anyHour">{campaign.quietHoursReason}</bdi>]);
  if (campaign.slowStart) facts.push([tf("slowStart"), tf("slowStartValue", { first: SLOW_FIRST })]);
  if (campaign.retry) facts.push([tf("retry"), retryWords(campaign.retry)]);
  if (campaign.recurringId)
    facts.push([
      t("repeats"),
      <RepeatLine key="repeats" workspaceSlug={workspaceSlug} campaign={campaign} />,
    ]);
  facts.push([t("written"), <bdi key="written">{campaign.createdByName}</bdi>]);
  if (campaign.launchedByName) facts.push([t("launchedBy"), <bdi key="by">{campaign.launchedByName}</bdi>]);
  if (campaign.approval?.state === "approved")
    facts.push([t("approvedBy"), <bdi key="approved">{campaign.approval.decidedByName}</bdi>]);
  const times = [
    [t("launched"), campaign.launchedAt],
    [tf("started"), campaign.startedAt],
    [campaign.status === "canceled" ? t("canceled") : tf("finished"), campaign.finishedAt],
  ] as const;
  for (const [label, at] of times)
    if (at)
      facts.push([
        label,
        <time key={label} dateTime={at}>
          {sayTime(at, zone, locale)}
        </time>,
      ]);
  facts.push([t("zone"), zoneName(zone)]);
  return facts;
}

function Audience({
  workspaceSlug,
  campaign,
  audience,
}: Pick<AboutCampaignProps, "workspaceSlug" | "campaign" | "audience">) {
  const t = useTranslations("campaigns");
  const removed = (["duplicates", "suppressed", "invalid"] as const).filter(
    (each) => campaign.removed[each] > 0,
  );
  const phones = campaign.audience.phones.length;
  return (
    <>
      {audience.lists.map((list) => (
        <span key={list.id} className="block">
          {list.archived ? (
            <bdi>{t("compose.listArchived", { name: list.name })}</bdi>
          ) : (
            <Link
              href={`/${workspaceSlug}/lists/${list.id}`}
              className="text-accent-ink underline underline-offset-2"
            >
              <bdi>{list.name}</bdi>
            </Link>
          )}
        </span>
      ))}
      {audience.segments.map((segment) => (
        <Link
          key={segment.id}
          href={`/${workspaceSlug}/segments/${segment.id}`}
          className="block text-accent-ink underline underline-offset-2"
        >
          <bdi>{segment.name}</bdi>
        </Link>
      ))}
      {campaign.removed.leftOut ? (
        <span className="block text-xs text-muted">
          {t("compose.cost.leftOut", { count: campaign.removed.leftOut })}
        </span>
      ) : null}
      {phones > 0 ? <span className="block">{t("check.fromPhones", { count: phones })}</span> : null}
      {removed.map((each) => (
        <span key={each} className="block text-xs text-muted">
          {t(
            // Named one by one, so that the page brings these texts and not all about cost.
            each === "duplicates"
              ? "compose.cost.duplicates"
              : each === "suppressed"
                ? "compose.cost.suppressed"
                : "compose.cost.invalid",
            { count: campaign.removed[each] },
          )}
        </span>
      ))}
    </>
  );
}
