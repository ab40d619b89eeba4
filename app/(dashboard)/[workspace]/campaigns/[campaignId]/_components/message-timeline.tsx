"use client";

import {
  CheckCheck,
  CircleHelp,
  CircleX,
  Hourglass,
  type LucideIcon,
  Radio,
  Send,
  Undo2,
} from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCodeHelp, useCodeWords } from "@/components/forms/use-code-words";
import { useSay } from "@/components/forms/use-say";
import type { AttemptView, MessageTimelineView, ReportView } from "@/lib/campaigns/campaign.view";
import { verdictSentence } from "@/lib/messages/report-verdict.rules";

const OUTCOME_LOOK: Record<AttemptView["outcome"], { icon: LucideIcon; tone: string }> = {
  accepted: { icon: CheckCheck, tone: "text-success" },
  refused: { icon: CircleX, tone: "text-danger" },
  notSent: { icon: Undo2, tone: "text-muted" },
  unknown: { icon: CircleHelp, tone: "text-warning" },
  started: { icon: Send, tone: "text-info" },
};

interface Entry {
  key: string;
  at: string;
  node: ReactNode;
}

/** What happened to one message, in the order in which it happened. */
export function MessageTimeline({
  message,
  launchedAt,
}: {
  message: MessageTimelineView;
  launchedAt: string | null;
}) {
  const t = useTranslations("campaigns.report.drawer");
  const entries: Entry[] = [
    ...(launchedAt
      ? [
          {
            key: "queued",
            at: launchedAt,
            node: <Item icon={Hourglass} tone="text-muted" title={t("queued")} at={launchedAt} />,
          },
        ]
      : []),
    ...message.attempts.map((attempt) => ({
      key: `attempt-${attempt.number}-${attempt.startedAt}`,
      at: attempt.startedAt,
      node: <Attempt attempt={attempt} />,
    })),
    ...message.reports.map((report) => ({
      key: `report-${report.id}`,
      at: report.receivedAt,
      node: <Report report={report} />,
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const waiting = message.status === "sent" && message.reports.length === 0;
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => (
        <li
          key={entry.key}
          className="relative pb-5 ps-8 before:absolute before:top-6 before:bottom-0 before:start-[0.6875rem] before:w-px before:bg-line last:before:hidden"
        >
          {entry.node}
        </li>
      ))}
      {waiting ? (
        <li className="ps-8 text-sm text-muted">{t(message.tracked ? "waiting" : "untracked")}</li>
      ) : null}
    </ol>
  );
}

interface ItemProps {
  icon: LucideIcon;
  tone: string;
  title: string;
  at: string;
  children?: ReactNode;
}

function Item({ icon: Icon, tone, title, at, children }: ItemProps) {
  const format = useFormatter();
  const time = new Date(at);
  return (
    <>
      <span className="absolute top-0 start-0 grid size-6 place-items-center rounded-full bg-sunken">
        <Icon aria-hidden="true" className={`size-3.5 ${tone}`} />
      </span>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <p className="text-sm font-medium">{title}</p>
        <time
          dateTime={at}
          className="text-xs text-muted tabular-nums"
          title={format.dateTime(time, { dateStyle: "full", timeStyle: "long" })}
        >
          {format.dateTime(time, {
            day: "numeric",
            month: "short",
            hour: "2-digit",
            minute: "2-digit",
            second: "2-digit",
            hourCycle: "h23",
          })}
        </time>
      </div>
      {children}
    </>
  );
}

function Attempt({ attempt }: { attempt: AttemptView }) {
  const t = useTranslations("campaigns.report.drawer");
  const words = useCodeWords();
  const help = useCodeHelp();
  const { icon, tone } = OUTCOME_LOOK[attempt.outcome];
  const millis = attempt.finishedAt
    ? Math.max(0, new Date(attempt.finishedAt).getTime() - new Date(attempt.startedAt).getTime())
    : null;
  const facts = [
    t("seqno", { seqno: attempt.seqno }),
    attempt.code ? t("code", { code: attempt.code }) : null,
    millis === null ? null : t("took", { millis }),
  ].filter((fact) => fact !== null);
  return (
    <Item icon={icon} tone={tone} title={t("attempt", { number: attempt.number })} at={attempt.startedAt}>
      <p className="text-sm">
        {t(`outcome.${attempt.outcome}`)}
        {attempt.code && attempt.outcome !== "accepted"
          ? ` ${words(attempt.code)}. ${help(attempt.code) ?? ""}`
          : null}
      </p>
      {attempt.detail ? (
        <p className="text-sm text-muted">
          <bdi className="break-words">{attempt.detail}</bdi>
        </p>
      ) : null}
      <p className="mt-0.5 font-mono text-xs break-all text-muted">{facts.join(" · ")}</p>
    </Item>
  );
}

function Report({ report }: { report: ReportView }) {
  const t = useTranslations("campaigns.report.drawer");
  const words = useCodeWords();
  const say = useSay();
  return (
    <Item
      icon={Radio}
      tone={report.applied ? "text-success" : "text-muted"}
      title={words(report.statusCode)}
      at={report.receivedAt}
    >
      <p className="text-sm">
        <span className="font-medium">{t(report.applied ? "applied" : "notApplied")}.</span>{" "}
        {say(verdictSentence(report.verdict, report.times))}
      </p>
      <details className="mt-0.5 text-xs text-muted">
        <summary className="inline-flex min-h-6 cursor-pointer items-center">
          {t("raw")} · {t("report", { code: report.statusCode })}
        </summary>
        <code className="mt-1 block rounded bg-sunken p-2 font-mono break-all">{report.raw}</code>
      </details>
    </Item>
  );
}
