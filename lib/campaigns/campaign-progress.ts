import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignProgressView } from "@/lib/campaigns/campaign.view";
import { readTallies } from "@/lib/campaigns/campaign-row";
import { AppError } from "@/lib/core/app-error";
import type { Sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { emptyTotals, type MessageStatus, type MessageTotals } from "@/lib/messages/message.rules";
import { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { readCampaignCharges } from "@/lib/whatsapp-costs/charge.queries";

/**
 * Up to so many rows the series is exact; above, it is drawn from as many slices and scaled to the
 * exact totals.
 */
const EXACT_ROWS = 10_000;
const SLICES = 200;
const SLICE_ROWS = 25;
/** The rate is read from the last rows that were sent. */
const RECENT_ROWS = 3_000;
const BUCKETS = 60;
const BUCKET_WIDTHS = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400];
const NOT_DELIVERED: readonly MessageStatus[] = ["failed", "expired", "rejected"];

/** What moves while a campaign runs, at a cost that does not grow with its size. */
export async function campaignProgress(ctx: WorkspaceContext, id: string): Promise<CampaignProgressView> {
  if (!isUuid(id)) throw new AppError("not_found");
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const campaign = await tx.campaign.findFirst({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: null },
    });
    if (campaign === null) throw new AppError("not_found");
    const tally = (await readTallies(tx, ctx.workspaceId, [id])).get(id);
    const totals = { ...(tally?.totals ?? emptyTotals()), read: tally?.read ?? 0 };
    const range = await idRange(tx, ctx.workspaceId, id);
    const ratePerSecond =
      campaign.status === "sending" && range ? await readRate(tx, ctx.workspaceId, id, range, totals) : 0;
    const open = totals.queued + totals.sending;
    return {
      ratePerSecond,
      secondsLeft:
        campaign.status === "sending" && ratePerSecond > 0 ? Math.ceil(open / ratePerSecond) : null,
      ...(range
        ? await readSeries(tx, ctx.workspaceId, id, range, totals, campaign.recipients)
        : { bucketSeconds: 60, series: [], sampled: false }),
      reasons: await readReasons(tx, ctx.workspaceId, campaign),
      ...(isTemplate(campaign.message)
        ? {
            charges: await readCampaignCharges(tx, ctx.workspaceId, id),
            ...(campaign.status === "sending" ? await readWaiting(tx, ctx.workspaceId, id) : {}),
          }
        : {}),
      quiet: campaign.status === "sending" ? await readQuiet(tx, ctx.workspaceId, campaign) : null,
    };
  });
}

const isTemplate = (message: unknown) => (message as { kind?: unknown } | null)?.kind === "template";

async function readWaiting(
  tx: WorkspaceDb,
  workspaceId: string,
  campaignId: string,
): Promise<Pick<CampaignProgressView, "budget">> {
  const budget = await tx.campaignBudget.findFirst({
    where: { workspaceId, campaignId, waiting: { gt: 0 } },
  });
  if (budget === null) return {};
  const number = await tx.whatsAppNumber.findFirst({
    where: { workspaceId, gatewayAccountId: budget.gatewayAccountId },
    select: { peopleLimit: true },
  });
  if (!number?.peopleLimit) return {};
  return {
    budget: {
      waiting: budget.waiting,
      limit: number.peopleLimit,
      until: budget.lookAt.toISOString(),
    },
  };
}

interface IdRange {
  first: number;
  last: number;
}

async function idRange(tx: WorkspaceDb, workspaceId: string, id: string): Promise<IdRange | null> {
  const [row] = await tx.$queryRaw<{ first: bigint | null; last: bigint | null }[]>`
    SELECT min(id) AS first, max(id) AS last
    FROM message
    WHERE campaign_id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid`;
  return row?.first == null || row.last == null ? null : { first: Number(row.first), last: Number(row.last) };
}

/**
 * Messages are taken in order of id, so the latest sent ones stand just before the first that is
 * still queued.
 */
async function readRate(
  tx: WorkspaceDb,
  workspaceId: string,
  id: string,
  range: IdRange,
  totals: MessageTotals,
): Promise<number> {
  const frontier = range.last - totals.queued;
  const [row] = await tx.$queryRaw<{ n: number; seconds: number | null }[]>`
    SELECT count(*)::int AS n, extract(epoch FROM now() - min(sent_at))::float8 AS seconds FROM (
      SELECT sent_at
      FROM message
      WHERE campaign_id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid AND id <= ${frontier}
      ORDER BY id DESC LIMIT ${RECENT_ROWS}
    ) AS recent WHERE sent_at > now() - interval '60 seconds'`;
  if (!row?.n || row.seconds === null) return 0;
  return Math.round((row.n / Math.max(row.seconds, 1)) * 10) / 10;
}

type Mark = "sent" | "delivered" | "read" | "failed";

interface Dated {
  sent: number | null;
  final: number | null;
  read: number | null;
  status: MessageStatus;
}

async function readSeries(
  tx: WorkspaceDb,
  workspaceId: string,
  id: string,
  range: IdRange,
  totals: MessageTotals & { read: number },
  recipients: number,
): Promise<Pick<CampaignProgressView, "bucketSeconds" | "series" | "sampled">> {
  const sampled = recipients > EXACT_ROWS;
  const columns = Prisma.sql`extract(epoch FROM m.sent_at)::float8 AS sent,
    extract(epoch FROM m.final_at)::float8 AS final, extract(epoch FROM m.read_at)::float8 AS read,
    m.status::text AS status`;
  const scope = Prisma.sql`m.campaign_id = ${id}::uuid AND m.workspace_id = ${workspaceId}::uuid`;
  const step = Math.max(1, Math.floor((range.last - range.first + 1) / SLICES));
  const rows = sampled
    ? await tx.$queryRaw<Dated[]>`
        SELECT slice.*
        FROM generate_series(${range.first}::bigint, ${range.last}::bigint, ${step}::bigint) AS start (id)
        CROSS JOIN LATERAL (SELECT ${columns}
          FROM message m
          WHERE ${scope} AND m.id >= start.id
          ORDER BY m.id
          LIMIT ${SLICE_ROWS}) AS slice
        WHERE slice.sent IS NOT NULL OR slice.final IS NOT NULL`
    : await tx.$queryRaw<Dated[]>`SELECT ${columns}
        FROM message m
        WHERE ${scope} AND (m.sent_at IS NOT NULL OR m.final_at IS NOT NULL)`;
  return { ...bucketize(rows, totals, sampled ? recipients / (SLICES * SLICE_ROWS) : null), sampled };
}

/**
 * Puts dated rows into at most sixty buckets.
 * @param sample one row of the sample stands for so many; null when the rows are all there are.
 */
function bucketize(
  rows: readonly Dated[],
  totals: MessageTotals & { read: number },
  sample: number | null,
): Pick<CampaignProgressView, "bucketSeconds" | "series"> {
  const marks: [number, Mark][] = [];
  for (const row of rows) {
    if (row.sent !== null) marks.push([row.sent, "sent"]);
    if (row.final !== null && row.status === "delivered") marks.push([row.final, "delivered"]);
    if (row.read !== null) marks.push([row.read, "read"]);
    if (row.final !== null && NOT_DELIVERED.includes(row.status)) marks.push([row.final, "failed"]);
  }
  if (marks.length === 0) return { bucketSeconds: 60, series: [] };
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  const seen = { sent: 0, delivered: 0, read: 0, failed: 0 };
  for (const [at, kind] of marks) {
    from = Math.min(from, at);
    to = Math.max(to, at);
    seen[kind] += 1;
  }
  const width =
    BUCKET_WIDTHS.find((seconds) => (to - from) / seconds <= BUCKETS) ?? Math.ceil((to - from) / BUCKETS);
  const start = Math.floor(from / width) * width;
  const series = Array.from({ length: Math.floor((to - start) / width) + 1 }, (_, index) => ({
    at: new Date((start + index * width) * 1000).toISOString(),
    sent: 0,
    delivered: 0,
    read: 0,
    failed: 0,
  }));
  const failed = NOT_DELIVERED.reduce((sum, status) => sum + totals[status], 0);
  const scale =
    sample === null
      ? { sent: 1, delivered: 1, read: 1, failed: 1 }
      : scaleOf(sample, seen, { ...totals, failed });
  for (const [at, kind] of marks) {
    const bucket = series[Math.floor((at - start) / width)];
    if (bucket) bucket[kind] += scale[kind];
  }
  for (const bucket of series) {
    bucket.sent = Math.round(bucket.sent);
    bucket.delivered = Math.round(bucket.delivered);
    bucket.read = Math.round(bucket.read);
    bucket.failed = Math.round(bucket.failed);
  }
  return { bucketSeconds: width, series };
}

function scaleOf(
  sample: number,
  seen: Record<Mark, number>,
  all: Record<Exclude<Mark, "sent">, number>,
): Record<Mark, number> {
  const scale = (mark: Exclude<Mark, "sent">) => all[mark] / Math.max(1, seen[mark]);
  return { sent: sample, delivered: scale("delivered"), read: scale("read"), failed: scale("failed") };
}

async function readQuiet(
  tx: WorkspaceDb,
  workspaceId: string,
  { gatewayAccountId }: { gatewayAccountId: string | null },
): Promise<Sentence | null> {
  const alarm = await tx.alarm.findFirst({
    where: {
      workspaceId,
      entityId: gatewayAccountId ?? "",
      kind: { in: ["gateway.silent", "gateway.unreachable", "gateway.password"] },
      resolvedAt: null,
    },
    orderBy: { id: "desc" },
  });
  return (alarm?.sentence as Sentence | null | undefined) ?? null;
}

async function readReasons(
  tx: WorkspaceDb,
  workspaceId: string,
  { id, gatewayAccountId }: { id: string; gatewayAccountId: string | null },
): Promise<CampaignProgressView["reasons"]> {
  const reasons = await tx.$queryRaw<Omit<CampaignProgressView["reasons"][number], "lasting">[]>`
    SELECT code, status::text AS status, sum(messages)::int AS count FROM campaign_reason
    WHERE workspace_id = ${workspaceId}::uuid AND campaign_id = ${id}::uuid
    GROUP BY code, status HAVING sum(messages) > 0 ORDER BY 3 DESC, 1`;
  const account = await tx.gatewayAccount.findFirst({
    where: { workspaceId, id: gatewayAccountId ?? "00000000-0000-0000-0000-000000000000" },
    select: { kind: true },
  });
  const gateway = account === null ? null : gatewayOf(account.kind);
  return reasons.map((reason) => ({ ...reason, lasting: gateway?.isLasting?.(reason.code) ?? false }));
}
