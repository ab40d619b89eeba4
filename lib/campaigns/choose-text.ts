import type { WorkspaceContext } from "@/lib/access/context";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { chooseForRest } from "@/lib/campaigns/choose-for-rest";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { sql } from "@/lib/platform/db/sql";
import type { ChooseTextInput } from "@/lib/splits/split.input";
import { SPLIT_TEXTS } from "@/lib/splits/split.rules";

/** A person chooses which text goes to the rest, before the time or because they are waited for. */
export async function chooseText(
  ctx: WorkspaceContext,
  { id, text }: ChooseTextInput,
): Promise<CampaignView> {
  if (!isUuid(id)) throw new AppError("not_found");
  await sql.transaction(async (client) => {
    const { rows } = await client.query<{ status: string; chosen: number | null; texts: number | null }>(
      `SELECT c.status::text, s.chosen, array_length(s.group_ends, 1) AS texts
       FROM campaign c LEFT JOIN campaign_split s ON s.campaign_id = c.id
       WHERE c.id = $1 AND c.workspace_id = $2 AND c.archived_at IS NULL FOR UPDATE OF c`,
      [id, ctx.workspaceId],
    );
    const found = rows[0];
    if (found === undefined) throw new AppError("not_found");
    const chosen = SPLIT_TEXTS.indexOf(text);
    // Pressed twice, or by two who agree.
    if (found.chosen === chosen) return;
    if (found.texts === null || found.texts <= chosen)
      throw new AppError("unprocessable", sentence("problems.campaigns.noSuchText"));
    if (found.status !== "sending" && found.status !== "paused")
      throw new AppError("unprocessable", sentence("problems.campaigns.cannotChoose"));
    const { actor, workspaceId } = ctx;
    const choice = { chosen, by: "person" as const, byName: actor.name };
    if (!(await chooseForRest(client, { id, workspaceId }, choice)))
      throw new AppError("conflict", sentence("problems.campaigns.textChosen"));
    await resolveAlarm(client, { workspaceId, kind: "campaign.split", entityId: id });
    await recordAudit(client, ctx, {
      action: "campaign.textChosen",
      entity: "campaign",
      entityId: id,
      after: { text, by: "person" },
    });
  });
  return requireCampaign(ctx, id);
}
