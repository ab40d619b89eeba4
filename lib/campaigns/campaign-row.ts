import { approvalView } from "@/lib/approvals/approval.view";
import type { StoredAudience } from "@/lib/audiences/asked-audience";
import type { Occasion } from "@/lib/audiences/occasion.view";
import { type PlanFields, planOf } from "@/lib/campaigns/campaign.input";
import { undoUntil } from "@/lib/campaigns/campaign.rules";
import type { CampaignView, RemovedView } from "@/lib/campaigns/campaign.view";
import type { Beside } from "@/lib/campaigns/read-beside";
import type { Fallback } from "@/lib/fallbacks/fallback.rules";
import { emptyTotals, MESSAGE_STATUSES, type MessageTotals } from "@/lib/messages/message.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { BesideTotals } from "@/lib/messages/shown-status.rules";
import { type Campaign, Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { Repeat } from "@/lib/repeats/repeat.input";
import type { Retry } from "@/lib/retries/retry.rules";
import type { CampaignWait } from "@/lib/sending-rules/campaign-wait.view";
import { SLOW_FIRST } from "@/lib/sending-rules/care.rules";
import { pausedForSchema } from "@/lib/sending-rules/care.view";
import type { Split } from "@/lib/splits/split.rules";

/** A campaign's row as Prisma brings it, as far as it is shown. */
type CampaignRow = Pick<
  Campaign,
  | keyof PlanFields<unknown>
  | "id"
  | "name"
  | "kind"
  | "status"
  | "pausedReason"
  | "pausedAt"
  | "pausedByName"
  | "message"
  | "audience"
  | "asksAgain"
  | "fallbackOf"
  | "retryOf"
  | "retryNumber"
  | "restUntil"
  | "slowEndedAt"
  | "care"
  | "waits"
  | "approval"
  | "tracked"
  | "scheduledAt"
  | "timeZone"
  | "repeat"
  | "occasion"
  | "templateVersionId"
  | "sourceCampaignId"
  | "version"
  | "recipients"
  | "credits"
  | "removed"
  | "createdAt"
  | "updatedAt"
  | "createdByName"
  | "launchedAt"
  | "launchedByName"
  | "startedAt"
  | "finishedAt"
>;

/** What the tallies of a campaign say. */
export interface Tally extends BesideTotals {
  totals: MessageTotals;
  /** Credits of the messages that the gateway took. */
  credits: number;
}
const NO_TALLY: Tally = { totals: emptyTotals(), credits: 0, untracked: 0, read: 0, held: 0 };

/** The row as screens and programs see it. */
export function campaignView(
  row: CampaignRow,
  { totals, credits, untracked, read, held }: Tally = NO_TALLY,
  beside: Beside = {},
): CampaignView {
  const repeat = row.repeat as Repeat | null;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    status: row.status,
    pausedReason: row.pausedReason,
    pausedAt: row.status === "paused" ? iso(row.pausedAt) : null,
    pausedByName: row.status === "paused" ? row.pausedByName : null,
    ...planOf(row),
    fallback: row.fallback as Fallback | null,
    retry: row.retry as Retry | null,
    split: row.split as Split | null,
    ...beside,
    ...(row.fallbackOf ? { fallbackOf: row.fallbackOf } : {}),
    ...(row.retryOf ? { retryOf: row.retryOf, retryNumber: row.retryNumber ?? 1 } : {}),
    quietHours: row.quietHours === "ignore" || row.quietHours === "respect" ? row.quietHours : null,
    message: row.message as MessageContent,
    audience: { lists: [], phones: [], ...(row.audience as unknown as Partial<StoredAudience>) },
    ...(row.asksAgain ? { asksAgain: true } : {}),
    ...(row.waits ? { waiting: waitingOf(row) } : {}),
    ...(row.slowStart && row.startedAt ? { slow: { first: SLOW_FIRST, endedAt: iso(row.slowEndedAt) } } : {}),
    ...pausedForOf(row),
    ...(row.approval ? { approval: approvalView(row.approval) } : {}),
    delivery: row.tracked ? "tracked" : "untracked",
    scheduledAt: iso(row.scheduledAt),
    timeZone: row.timeZone ?? repeat?.timeZone ?? null,
    repeat,
    recurringId: (row.occasion as Occasion | null)?.recurringId ?? null,
    templateVersionId: row.templateVersionId,
    sourceCampaignId: row.sourceCampaignId,
    version: row.version,
    totals,
    untracked,
    read,
    held,
    recipients: row.recipients,
    credits: Number(row.credits),
    creditsHandedOver: credits,
    removed: { duplicates: 0, suppressed: 0, invalid: 0, ...(row.removed as Partial<RemovedView>) },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    createdByName: row.createdByName,
    launchedAt: iso(row.launchedAt),
    launchedByName: row.launchedByName,
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    undoUntil: iso(undoUntil(row)),
  };
}

function waitingOf({ status, restUntil, waits }: CampaignRow): NonNullable<CampaignView["waiting"]> {
  return { now: status === "sending" && restUntil !== null, people: waits as unknown as CampaignWait[] };
}

/** What it paused for by itself is told only while it is paused for that. */
function pausedForOf({ status, pausedReason, care }: CampaignRow): Pick<CampaignView, "pausedFor"> {
  const { success, data } = pausedForSchema.safeParse((care as { paused?: unknown } | null)?.paused);
  return status === "paused" && success && data.reason === pausedReason ? { pausedFor: data } : {};
}

/** Several campaigns' tallies: a handful of rows each, whatever their size. */
export async function readTallies(
  tx: WorkspaceDb,
  workspaceId: string,
  campaignIds: string[],
): Promise<Map<string, Tally>> {
  if (campaignIds.length === 0) return new Map();
  const sums = Prisma.raw(MESSAGE_STATUSES.map((status) => `sum(${status})::int AS ${status}`).join(", "));
  const rows = await tx.$queryRaw<(MessageTotals & Omit<Tally, "totals"> & { campaign_id: string })[]>`
    SELECT campaign_id, sum(credits)::int AS credits, sum(untracked)::int AS untracked,
      sum(read)::int AS read, sum(held)::int AS held, ${sums}
    FROM campaign_tally
    WHERE workspace_id = ${workspaceId}::uuid AND campaign_id = ANY (${campaignIds}::uuid[])
    GROUP BY campaign_id`;
  return new Map(
    rows.map(({ campaign_id, credits, untracked, read, held, ...totals }) => [
      campaign_id,
      { totals, credits, untracked, read, held },
    ]),
  );
}

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
