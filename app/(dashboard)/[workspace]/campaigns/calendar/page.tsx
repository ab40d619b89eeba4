import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshOn } from "@/components/live/refresh-on";
import { PageHeader } from "@/components/shell/page-header";
import { may } from "@/lib/access/permissions.rules";
import { wallClock } from "@/lib/core/zoned-time";
import { requirePage } from "@/lib/guards/require-page";
import { listCalendar } from "@/lib/recurring/calendar.queries";
import { type CalendarSpan, calendarDays } from "@/lib/recurring/calendar.rules";
import { readSendingRules } from "@/lib/sending-rules/sending-rules.queries";
import { Calendar } from "./_components/calendar";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ day?: string | string[]; view?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("title") };
}

const isDay = (day: unknown): day is string =>
  typeof day === "string" && /^20\d\d-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));

export default async function CalendarPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.view");
  const t = await getTranslations("calendar");
  const asked = await searchParams;
  const zone = workspace.timeZone;
  const today = wallClock(new Date().toISOString(), zone)?.date ?? "";
  const day = isDay(asked.day) ? asked.day : today;
  const span: CalendarSpan = asked.view === "week" ? "week" : "month";
  const days = calendarDays(day, span);
  const rules = await readSendingRules(ctx);
  const items = await listCalendar(ctx, {
    ...{ zone, rules, days: { first: days[0] ?? day, last: days.at(-1) ?? day } },
  });
  return (
    <div className="flex flex-col gap-6">
      <RefreshOn workspaceSlug={ctx.workspaceSlug} topic="campaign" />
      <PageHeader
        title={t("title")}
        description={t("about")}
        breadcrumbs={[{ href: `/${ctx.workspaceSlug}/campaigns`, label: t("back") }]}
      />
      <Calendar
        workspaceSlug={ctx.workspaceSlug}
        zone={zone}
        {...{ day, span, days, today, items }}
        quietHours={rules.quietHours}
        holidays={rules.quietHours ? rules.holidays : []}
        mayMove={may(ctx.actor.role, "campaigns.send")}
      />
    </div>
  );
}
