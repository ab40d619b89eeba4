import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { concerns, gravity } from "@/lib/alarms/alarm-audience.rules";
import { alarmPlace } from "@/lib/alarms/alarm-place.rules";
import type { CampaignStatus } from "@/lib/campaigns/campaign.rules";
import { english } from "@/lib/core/english";
import type { Say, Sentence } from "@/lib/core/sentence";
import { OVERVIEW_TOPICS, type OverviewTopic, SHELL_TOPICS } from "@/lib/overview/overview.rules";
import type {
  FinishedCampaign,
  OverviewAlarm,
  OverviewView,
  RunningCampaign,
  ShellView,
} from "@/lib/overview/overview.view";
import { readActivity, readIncoming } from "@/lib/overview/read-activity";
import { readBalances } from "@/lib/overview/read-balances";
import { readInbox } from "@/lib/overview/read-inbox";
import { readMoving } from "@/lib/overview/read-moving";
import { readMovingBatches } from "@/lib/overview/read-moving-batches";
import { readTransfers } from "@/lib/overview/read-transfers";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** The blocks of one topic: what a hint about it may have changed. */
export async function getOverviewBlocks(
  ctx: WorkspaceContext,
  about: OverviewTopic,
  say: Say = english,
): Promise<Partial<OverviewView>> {
  return inWorkspace(ctx.workspaceId, (tx) => BLOCKS[about](tx, ctx, say));
}

/** Is everything well, what is moving: the whole of it, for the first look. */
export async function getOverview(ctx: WorkspaceContext, say: Say = english): Promise<OverviewView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const view: OverviewView = {
      balances: null,
      activity: null,
      incoming: null,
      campaigns: null,
      finished: null,
      inbox: null,
      transfers: null,
      moving: null,
      movingBatches: null,
      alarms: [],
    };
    for (const topic of OVERVIEW_TOPICS) Object.assign(view, await BLOCKS[topic](tx, ctx, say));
    return view;
  });
}

/** What the frame around every page shows. */
export async function getShell(ctx: WorkspaceContext, say: Say = english): Promise<ShellView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const view: ShellView = { balances: null, inbox: null, alarms: [], moving: null, movingBatches: null };
    for (const topic of SHELL_TOPICS) Object.assign(view, await BLOCKS[topic](tx, ctx, say));
    if (may(ctx.actor.role, "transfers.create")) {
      view.moving = await readMoving(tx, ctx.workspaceId, ctx.actor, say);
      view.movingBatches = await readMovingBatches(tx, ctx.workspaceId, ctx.actor);
    }
    return view;
  });
}

type ReadBlocks = (tx: WorkspaceDb, ctx: WorkspaceContext, say: Say) => Promise<Partial<OverviewView>>;

/** A block is null for a role that may not see it. */
const BLOCKS: Record<OverviewTopic, ReadBlocks> = {
  campaign: async (tx, { workspaceId, actor }) => ({
    activity: may(actor.role, "messages.view") ? await readActivity(tx, workspaceId) : null,
    campaigns: may(actor.role, "campaigns.view") ? await readRunning(tx, workspaceId) : null,
    finished: may(actor.role, "campaigns.view") ? await readFinished(tx, workspaceId) : null,
  }),
  balance: async (tx, { workspaceId, actor }, say) => ({
    balances: may(actor.role, "credit.view") ? await readBalances(tx, workspaceId, say) : null,
  }),
  conversation: async (tx, { workspaceId, actor }) => ({
    inbox: may(actor.role, "inbox.view") ? await readInbox(tx, workspaceId, actor.id) : null,
    incoming:
      may(actor.role, "inbox.view") && !may(actor.role, "messages.view")
        ? await readIncoming(tx, workspaceId)
        : null,
  }),
  transfer: async (tx, { workspaceId, actor }, say) => ({
    moving: may(actor.role, "transfers.create") ? await readMoving(tx, workspaceId, actor, say) : null,
    movingBatches: may(actor.role, "transfers.create")
      ? await readMovingBatches(tx, workspaceId, actor)
      : null,
    transfers: may(actor.role, "transfers.view") ? await readTransfers(tx, workspaceId) : null,
  }),
  alarm: async (tx, ctx) => ({ alarms: await readAlarms(tx, ctx) }),
};

interface RunningRow {
  id: string;
  name: string;
  status: CampaignStatus;
  paused_reason: string | null;
  scheduled_at: Date | null;
  asked_by: string | null;
  recipients: number;
  waiting: number;
  delivered: number;
}

async function readRunning(tx: WorkspaceDb, workspaceId: string): Promise<RunningCampaign[]> {
  const rows = await tx.$queryRaw<RunningRow[]>`
    SELECT c.id, c.name, c.status::text AS status, c.paused_reason, c.scheduled_at,
      CASE WHEN c.status = 'draft' THEN (c.approval ->> 'recipients')::int
        ELSE c.recipients END AS recipients,
      CASE WHEN c.status = 'draft' THEN c.approval ->> 'askedByName' END AS asked_by,
      coalesce(sum(t.queued + t.sending), 0)::int AS waiting, coalesce(sum(t.delivered), 0)::int AS delivered
    FROM campaign c LEFT JOIN campaign_tally t ON t.campaign_id = c.id
    WHERE c.workspace_id = ${workspaceId}::uuid
      AND c.kind = 'campaign' AND c.fallback_of IS NULL AND c.retry_of IS NULL
      AND c.archived_at IS NULL
      AND (c.status IN ('scheduled', 'sending', 'paused')
        OR (c.status = 'draft' AND c.approval_due_at IS NOT NULL))
    GROUP BY c.id
    ORDER BY c.status <> 'draft', c.status = 'scheduled', c.launched_at DESC NULLS LAST, c.id LIMIT 8`;
  return rows.map(({ paused_reason, scheduled_at, asked_by, waiting, ...row }) => ({
    ...row,
    askedByName: asked_by,
    pausedReason: paused_reason,
    scheduledAt: scheduled_at?.toISOString() ?? null,
    done: Math.max(0, row.recipients - waiting),
  }));
}

async function readFinished(tx: WorkspaceDb, workspaceId: string): Promise<FinishedCampaign[]> {
  const rows = await tx.$queryRaw<(Omit<FinishedCampaign, "finishedAt"> & { finished_at: Date })[]>`
    SELECT c.id, c.name, c.recipients, c.finished_at,
      coalesce(t.delivered, 0) AS delivered, coalesce(t.untracked, 0) AS untracked
    FROM campaign c
    CROSS JOIN LATERAL (
      SELECT sum(delivered)::int AS delivered, sum(untracked)::int AS untracked
      FROM campaign_tally WHERE campaign_id = c.id
    ) AS t
    WHERE c.workspace_id = ${workspaceId}::uuid
      AND c.kind = 'campaign' AND c.fallback_of IS NULL AND c.retry_of IS NULL
      AND c.status = 'finished'
      AND c.finished_at > now() - interval '7 days'
    ORDER BY c.finished_at DESC, c.id LIMIT 5`;
  return rows.map(({ finished_at, ...row }) => ({ ...row, finishedAt: finished_at.toISOString() }));
}

async function readAlarms(
  tx: WorkspaceDb,
  { workspaceId, actor }: WorkspaceContext,
): Promise<OverviewAlarm[]> {
  const rows = await tx.alarm.findMany({
    where: { workspaceId, resolvedAt: null },
    orderBy: { id: "desc" },
    take: 50,
  });
  return rows
    .filter((row) => concerns(row.kind, actor.role))
    .sort((a, b) => gravity(a.kind) - gravity(b.kind) || Number(b.id - a.id))
    .map(({ id, kind, entityId, message, sentence, since }) => ({
      id: String(id),
      kind,
      entityId,
      told: (sentence as Sentence | null) ?? message,
      since: since.toISOString(),
      place: alarmPlace(kind, entityId, actor.role),
    }));
}
