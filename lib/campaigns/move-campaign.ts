import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import {
  CAMPAIGN_MOVES,
  type CampaignMove,
  type CampaignStatus,
  canMove,
} from "@/lib/campaigns/campaign.rules";
import { moveSql } from "@/lib/campaigns/move-sql";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** The moves that a person makes, as the audit log calls them. */
const PAST = {
  undo: "undone",
  reschedule: "rescheduled",
  sendNow: "sentNow",
  pause: "paused",
  resume: "resumed",
  wait: "resumed",
  cancel: "canceled",
} as const satisfies Partial<Record<CampaignMove, string>>;
type PersonalMove = keyof typeof PAST;

/**
 * One guarded move of a campaign (`UPDATE … WHERE status IN (…)`), with its audit line and hint.
 * Returns false when the campaign is already where the verb leads, so that pressing twice is
 * harmless; anything else is refused with a sentence.
 * @param set the other columns that change, as SQL over the campaign's row; `values` stand in it
 * from $3 on.
 */
export async function moveCampaign(
  client: SqlClient,
  ctx: WorkspaceContext,
  id: string,
  move: PersonalMove,
  set: string,
  values: readonly unknown[] = [],
): Promise<boolean> {
  if (!isUuid(id)) throw new AppError("not_found");
  const { to, allowed } = moveSql(move);
  if (move === "reschedule" || move === "sendNow") await refuseApproved(client, ctx, id);
  const moved = await client.query(
    `UPDATE campaign
     SET ${to}, ${set}, updated_at = now()
     WHERE id = $1 AND workspace_id = $2 AND archived_at IS NULL AND ${allowed}`,
    [id, ctx.workspaceId, ...values],
  );
  if (moved.rowCount === 0) {
    await explain(client, ctx, id, move);
    return false;
  }
  await recordAudit(client, ctx, { action: `campaign.${PAST[move]}`, entity: "campaign", entityId: id });
  await notify(client, { workspaceId: ctx.workspaceId, topic: "campaign", id });
  return true;
}

/** Its time is part of what another person approved: another one is asked for again (S37). */
async function refuseApproved(client: SqlClient, ctx: WorkspaceContext, id: string): Promise<void> {
  const found = await client.query<{ by: string }>(
    `SELECT approval ->> 'decidedByName' AS by FROM campaign
     WHERE id = $1 AND workspace_id = $2 AND status = 'scheduled' AND approval ->> 'state' = 'approved'
     FOR UPDATE`,
    [id, ctx.workspaceId],
  );
  const by = found.rows[0]?.by;
  if (by === undefined) return;
  throw new AppError("unprocessable", sentence("problems.approvals.timeApproved", { name: by }));
}

async function explain(
  client: SqlClient,
  ctx: WorkspaceContext,
  id: string,
  move: CampaignMove,
): Promise<void> {
  const found = await client.query<{ status: CampaignStatus }>(
    "SELECT status FROM campaign WHERE id = $1 AND workspace_id = $2 AND archived_at IS NULL",
    [id, ctx.workspaceId],
  );
  const status = found.rows[0]?.status;
  if (status === undefined) throw new AppError("not_found");
  if (status === CAMPAIGN_MOVES[move].to || canMove(status, move)) return;
  throw new AppError("unprocessable", sentence("problems.campaigns.cannotMove", { status }), undefined, {
    status,
  });
}
