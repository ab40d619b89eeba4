import type { WorkspaceContext } from "@/lib/access/context";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { LaunchProgressView } from "@/lib/campaigns/launch-progress.view";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

const nameOf = (campaignId: string) => `launch ${campaignId.replaceAll("-", "")}`;

/**
 * Says how far a launch is in the name of its own connection: others see it at once, though they
 * see no row before the commit, and it is gone with the transaction or with the program.
 */
export async function noteLaunchProgress(
  client: SqlClient,
  campaignId: string,
  { written, recipients }: NonNullable<LaunchProgressView["launching"]>,
): Promise<void> {
  const name = `${nameOf(campaignId)} ${written}/${recipients}`;
  await client.query("SELECT set_config('application_name', $1, true)", [name]);
}

/** How far a campaign's launch is while it is under way, whoever pressed and wherever it runs. */
export async function getLaunchProgress(ctx: WorkspaceContext, id: string): Promise<LaunchProgressView> {
  // Of the two the status is asked last: a launch that has just ended is a draft no more.
  const row = await sql.first<{ name: string }>(
    `SELECT application_name AS name
     FROM pg_stat_activity
     WHERE datname = current_database() AND starts_with(application_name, $1)
     ORDER BY xact_start
     LIMIT 1`,
    [`${nameOf(id)} `],
  );
  const { status } = await requireCampaign(ctx, id);
  const [written, recipients] = row?.name.split(" ").at(-1)?.split("/") ?? [];
  return {
    draft: status === "draft",
    launching: written && recipients ? { written: Number(written), recipients: Number(recipients) } : null,
  };
}
