import type { WorkspaceContext } from "@/lib/access/context";
import type { RescheduleInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { moveCampaign } from "@/lib/campaigns/move-campaign";
import { isTooFarAhead, readSchedule } from "@/lib/campaigns/read-schedule";
import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/**
 * Moves a scheduled campaign to another time; it stays scheduled throughout, so nobody is left out
 * while somebody thinks. Whoever of this and the worker's start changes the row first wins.
 */
export async function rescheduleCampaign(
  ctx: WorkspaceContext,
  { id, scheduledAt, timeZone }: RescheduleInput,
): Promise<CampaignView> {
  if (!isUuid(id)) throw new AppError("not_found");
  await sql.transaction(async (client) => {
    const zone = timeZone ?? (await zoneOf(client, ctx, id));
    const instant = await readTime(client, scheduledAt, zone);
    await moveCampaign(client, ctx, id, "reschedule", "scheduled_at = $3, time_zone = $4", [instant, zone]);
  });
  return requireCampaign(ctx, id);
}

/** The zone in which it is planned now, or the workspace's. */
async function zoneOf(client: SqlClient, ctx: WorkspaceContext, id: string): Promise<string> {
  const { rows } = await client.query<{ zone: string }>(
    `SELECT coalesce(c.time_zone, w.time_zone) AS zone
     FROM workspace w LEFT JOIN campaign c ON c.workspace_id = w.id AND c.id = $2
     WHERE w.id = $1`,
    [ctx.workspaceId, id],
  );
  return rows[0]?.zone ?? "UTC";
}

async function readTime(client: SqlClient, value: string, zone: string): Promise<string> {
  const read = readSchedule(value, zone);
  const refuse = (said: Sentence) => new AppError("invalid", undefined, { scheduledAt: said });
  if (!read.ok) throw refuse(read.sentence);
  if (isTooFarAhead(read.instant)) throw refuse(sentence("problems.campaigns.tooFarAhead"));
  // By the database's clock, which also starts it (S17).
  const { rows } = await client.query<{ ahead: boolean }>("SELECT $1::timestamptz > now() AS ahead", [
    read.instant,
  ]);
  if (!rows[0]?.ahead) throw refuse(sentence("problems.campaigns.timePassed"));
  return read.instant;
}
