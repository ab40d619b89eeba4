import { Timer } from "lucide-react";
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Stat, StatGroup } from "@/components/ui/stat";
import { requirePage } from "@/lib/guards/require-page";
import { readAnswerTimes } from "@/lib/inbox/answer-times.queries";
import { answerTimesQuery, TIMES_DAYS } from "@/lib/inbox/answer-times.view";
import { readInboxHours } from "@/lib/inbox/inbox-hours.queries";
import { sayWait } from "@/lib/inbox/say-wait.rules";
import { TimesTable } from "./_components/times-table";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ days?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox.times"))("title") };
}

/** How long people waited for an answer, by day and by who gave it. */
export default async function AnswerTimesPage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "inbox.reply");
  const t = await getTranslations("inbox.times");
  const inbox = await getTranslations("inbox");
  const format = await getFormatter();
  const { days } = answerTimesQuery.parse(await searchParams);
  const times = await readAnswerTimes(ctx, { days });
  const { hours } = await readInboxHours(ctx);
  const here = `/${ctx.workspaceSlug}/inbox`;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader
        title={t("title")}
        description={t(hours.on ? "leadHours" : "lead")}
        breadcrumbs={[{ label: inbox("title"), href: here }]}
        actions={
          <nav aria-label={t("period")} className="flex gap-1">
            {TIMES_DAYS.map((one) => (
              <Link
                key={one}
                href={`${here}/times?days=${one}`}
                aria-current={one === days ? "page" : undefined}
                className={cn(
                  "rounded-md px-2.5 py-1.5 text-sm hover:bg-hover",
                  one === days ? "bg-selected font-medium" : "text-muted",
                )}
              >
                {t("days", { count: one })}
              </Link>
            ))}
          </nav>
        }
      />
      {times.all === null ? (
        <EmptyState icon={Timer} title={t("none")} description={t("noneHelp")} />
      ) : (
        <>
          <StatGroup>
            <Stat label={t("median")} value={sayWait(times.all.median)} hint={t("medianHelp")} />
            <Stat label={t("ninety")} value={sayWait(times.all.ninety)} hint={t("ninetyHelp")} />
            <Stat label={t("answers")} value={String(times.all.answers)} />
          </StatGroup>
          <Card>
            <CardHeader title={t("byAgent")} />
            <TimesTable
              label={t("byAgent")}
              first={t("agent")}
              rows={times.agents.map((row) => ({ ...row, key: row.id ?? row.name, name: row.name || "–" }))}
            />
          </Card>
          <Card>
            <CardHeader title={t("byDay")} />
            <TimesTable
              label={t("byDay")}
              first={t("day")}
              rows={times.days.map((row) => ({
                ...row,
                key: row.day,
                name: format.dateTime(new Date(`${row.day}T00:00:00Z`), "dayOfYear", { timeZone: "UTC" }),
              }))}
            />
          </Card>
        </>
      )}
    </div>
  );
}
