import type { WorkspaceContext } from "@/lib/access/context";
import { wallClock } from "@/lib/core/zoned-time";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { markOverlaps, plusDays } from "@/lib/recurring/calendar.rules";
import type { CalendarItem } from "@/lib/recurring/calendar.view";
import { comingOf } from "@/lib/recurring/recurring.view";
import { instantOf } from "@/lib/repeats/recurrence.rules";
import { isQuiet } from "@/lib/sending-rules/quiet-hours.rules";
import type { SendingRules } from "@/lib/sending-rules/sending-rules.input";

const MOST = 500;
/** People who join are looked for all day: that is no entry of a calendar. */
const COMING_SHOWN = 60;

interface Shown {
  /** The first day and the last. */
  days: { first: string; last: string };
  zone: string;
  rules: SendingRules;
}

/** What was sent, what is planned, and what comes again, in the order of its time. */
export async function listCalendar(
  { workspaceId }: WorkspaceContext,
  { days, zone, rules }: Shown,
): Promise<CalendarItem[]> {
  const from = new Date(instantOf(days.first, "00:00", zone));
  const to = new Date(instantOf(plusDays(days.last, 1), "00:00", zone));
  const [campaigns, recurring, runs] = await inWorkspace(workspaceId, async (tx) => [
    await tx.campaign.findMany({
      where: {
        workspaceId,
        kind: "campaign",
        fallbackOf: null,
        retryOf: null,
        archivedAt: null,
        status: { not: "draft" },
        OR: [{ startedAt: { gte: from, lt: to } }, { startedAt: null, scheduledAt: { gte: from, lt: to } }],
      },
      orderBy: { scheduledAt: "asc" },
      take: MOST,
    }),
    await tx.recurringCampaign.findMany({
      where: { workspaceId, status: "active", nextAt: { lt: to } },
      take: MOST,
    }),
    await tx.recurringRun.findMany({
      where: { workspaceId, campaignId: null, dueAt: { gte: from, lt: to } },
      take: MOST,
    }),
  ]);
  const quiet = rules.quietHours && {
    ...rules.quietHours,
    ...{ holidays: rules.holidays.map(({ date }) => date), zone },
  };
  const names = await namesOf(workspaceId, [...new Set(runs.map(({ recurringId }) => recurringId))]);
  const item = (key: string, kind: CalendarItem["kind"], name: string, when: Date): CalendarItem => {
    const at = when.toISOString();
    const clock = wallClock(at, zone) ?? { date: "", time: "" };
    return {
      ...{ key, kind, name, at, day: clock.date, clock: clock.time, status: null, recipients: null },
      ...{ campaignId: null, recurringId: null, overlaps: false },
      quiet: quiet !== null && isQuiet(quiet, [], when.getTime()),
    };
  };
  const items = [
    ...campaigns.map((row) => ({
      ...item(row.id, "campaign", row.name, row.startedAt ?? row.scheduledAt ?? row.createdAt),
      ...{ status: row.status, recipients: row.recipients, campaignId: row.id },
      // Of what was sent nothing waits any more, and a transactional text never did.
      ...(row.status === "scheduled" && row.quietHours !== "ignore" ? {} : { quiet: false }),
    })),
    ...recurring
      .filter((row) => (row.recurrence as { on: string }).on !== "join")
      .flatMap((row) =>
        comingOf(row, COMING_SHOWN)
          .filter(({ at }, n) => at >= from.getTime() && at < to.getTime() && !(n === 0 && row.skipNext))
          .map(({ name, at }) => ({
            ...item(`${row.id} ${name}`, "coming", row.name, new Date(at)),
            recurringId: row.id,
          })),
      ),
    ...runs.map((row) => ({
      ...item(`${row.recurringId} ${row.occurrence}`, "skipped", names.get(row.recurringId) ?? "", row.dueAt),
      recurringId: row.recurringId,
    })),
  ];
  return markOverlaps(items.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)));
}

async function namesOf(workspaceId: string, ids: string[]): Promise<Map<string, string>> {
  const rows = await inWorkspace(workspaceId, (tx) =>
    tx.recurringCampaign.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, name: true },
    }),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
