import type { ActivityDay, OverviewActivity } from "@/lib/overview/overview.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { readToday } from "@/lib/reports/credit-price.queries";
import { readFigures } from "@/lib/reports/read-figures";
import { noFigures } from "@/lib/reports/report.rules";
import { addDays, stepsOf } from "@/lib/reports/report-days.rules";

/** Today and the thirteen days before. */
const DAYS = 14;

/** What was sent each day and what became of it, and what is being sent now, from the tallies. */
export async function readActivity(tx: WorkspaceDb, workspaceId: string): Promise<OverviewActivity> {
  return { days: await readDays(tx, workspaceId), inFlight: await readInFlight(tx, workspaceId) };
}

/** The texts that came in each day, for who answers them and sees nothing of what is sent. */
export async function readIncoming(
  tx: WorkspaceDb,
  workspaceId: string,
): Promise<{ day: string; replies: number }[]> {
  return (await readDays(tx, workspaceId)).map(({ day, replies }) => ({ day, replies }));
}

async function readDays(tx: WorkspaceDb, workspaceId: string): Promise<ActivityDay[]> {
  const { today } = await readToday(tx, workspaceId);
  const period = { from: addDays(today, 1 - DAYS), to: today };
  const rows = await readFigures(tx, workspaceId, period, "day", []);
  const byDay = new Map(rows.map(({ day, ...figures }) => [day, figures]));
  return stepsOf("day", period.from, period.to).map((day) => {
    const { sent, delivered, read, failed, waiting, untracked, replies } = byDay.get(day) ?? noFigures();
    return { day, sent, delivered, read, failed, waiting, untracked, replies };
  });
}

async function readInFlight(tx: WorkspaceDb, workspaceId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    SELECT coalesce(sum(t.queued + t.sending), 0)::int AS n
    FROM campaign c JOIN campaign_tally t ON t.campaign_id = c.id
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.status IN ('sending', 'paused')`;
  return rows[0]?.n ?? 0;
}
