import { Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { Figures } from "@/lib/reports/report.rules";
import type { ReportPeriod } from "@/lib/reports/report.view";
import { FIGURE_COLUMNS, NO_CAMPAIGN, OWN_CAMPAIGN, OWN_SENDER } from "@/lib/reports/report-sql";

/** What may tell one line from another, besides the price that holds. */
const GROUPS = {
  total: [],
  day: ["day::text AS day"],
  campaign: ["campaign_id::text AS campaign", "sender"],
  prefix: ["prefix"],
} as const;

export interface FigureRow extends Figures {
  /** Which of the prices holds, counted from 0; none is -1. */
  price: number;
  day?: string;
  /** Null: no campaign. */
  campaign?: string | null;
  sender?: string;
  prefix?: string;
}

/**
 * The figures of a period: the tallies, and what is not added to them yet. Grouped by the days on
 * which another price begins too, so that every credit meets its own.
 */
export async function readFigures(
  tx: WorkspaceDb,
  workspaceId: string,
  { from, to }: ReportPeriod,
  group: keyof typeof GROUPS,
  priceDays: readonly string[],
): Promise<FigureRow[]> {
  const columns = Prisma.raw(FIGURE_COLUMNS.join(", "));
  const changed = Prisma.raw(FIGURE_COLUMNS.map((name) => `d.${name}`).join(", "));
  const sums = Prisma.raw(FIGURE_COLUMNS.map((name) => `sum(${name})::bigint AS ${name}`).join(", "));
  const keys = GROUPS[group];
  const price = Prisma.sql`width_bucket(day, ${[...priceDays]}::date[]) - 1 AS price`;
  const none = Prisma.sql`-1 AS price`;
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT ${Prisma.raw([...keys, ""].join(", "))} ${priceDays.length === 0 ? none : price}, ${sums}
    FROM (
      SELECT day, campaign_id, sender, prefix, ${columns}
      FROM report_tally
      WHERE workspace_id = ${workspaceId}::uuid AND day BETWEEN ${from}::date AND ${to}::date
      UNION ALL
      SELECT report_day(d.workspace_id, d.slot), coalesce(${Prisma.raw(OWN_CAMPAIGN)}, ${NO_CAMPAIGN}::uuid),
        ${Prisma.raw(OWN_SENDER)}, d.prefix, ${changed}
      FROM report_change d LEFT JOIN campaign c ON c.id = d.campaign_id
      WHERE d.workspace_id = ${workspaceId}::uuid
        AND d.slot BETWEEN ${from}::date - interval '1 day' AND ${to}::date + interval '2 days'
    ) AS each_row
    WHERE day BETWEEN ${from}::date AND ${to}::date
    GROUP BY ${Prisma.raw([...keys.keys(), keys.length].map((n) => n + 1).join(", "))}`;
  return rows.map(toFigures);
}

function toFigures(row: Record<string, unknown>): FigureRow {
  return {
    price: Number(row.price),
    sent: Number(row.sent),
    delivered: Number(row.delivered),
    failed: Number(row.failed),
    refused: Number(row.refused),
    untracked: Number(row.untracked),
    waiting: Number(row.waiting),
    optOuts: Number(row.opt_outs),
    replies: Number(row.replies),
    credits: Number(row.credits),
    read: Number(row.read),
    ...(row.day === undefined ? {} : { day: String(row.day) }),
    ...(row.campaign === undefined
      ? {}
      : { campaign: row.campaign === NO_CAMPAIGN ? null : String(row.campaign) }),
    ...(row.sender === undefined ? {} : { sender: String(row.sender) }),
    ...(row.prefix === undefined ? {} : { prefix: String(row.prefix) }),
  };
}
