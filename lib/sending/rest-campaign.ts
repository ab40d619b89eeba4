import { dialingAreas } from "@/lib/core/dialing-zones";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import type { SendingCampaign } from "@/lib/sending/sending-campaigns";
import { gatherWaits } from "@/lib/sending-rules/campaign-wait.rules";
import type { CampaignWait } from "@/lib/sending-rules/campaign-wait.view";
import type { ClaimRules } from "@/lib/sending-rules/claim-rules.rules";
import { quietUntil } from "@/lib/sending-rules/quiet-hours.rules";

/**
 * All who are left wait for the end of the quiet hours: they are counted by country once, and the
 * campaign is not looked through again before anything can change, at most a quarter of an hour, so
 * that whatever came back meanwhile or was changed in the settings is found. A million who wait
 * cost one look in that time.
 */
export async function restCampaign(campaign: SendingCampaign, { quiet, until }: ClaimRules): Promise<void> {
  if (quiet === null || until === null) return;
  const areas = dialingAreas();
  const left = await sql.query<{ area: number; people: number }>(
    `SELECT width_bucket(phone COLLATE "C", $2::text[]) AS area, count(*)::int AS people
     FROM message WHERE campaign_id = $1 AND status = 'queued' AND attempts = 0 GROUP BY 1 ORDER BY 1`,
    [campaign.id, areas.map(({ from }) => from)],
  );
  const at = campaign.now.getTime();
  const waits: CampaignWait[] = [];
  for (const { area, people } of left) {
    const { country, zones } = areas[area - 1] ?? { country: "", zones: [] };
    const end = quietUntil(quiet, zones, at);
    // Another worker has them, or they came back just now.
    if (end <= at) return;
    waits.push({ country, people, until: new Date(end).toISOString() });
  }
  if (waits.length === 0) return;
  await sql.transaction(async (client) => {
    const { rows } = await client.query<{ fresh: boolean }>(
      `UPDATE campaign c SET rest_until = $2, waits = $3::jsonb
       FROM (SELECT id, waits FROM campaign WHERE id = $1 FOR UPDATE) AS before
       WHERE c.id = before.id AND c.status = 'sending'
       RETURNING c.waits IS DISTINCT FROM before.waits AS fresh`,
      [campaign.id, until, JSON.stringify(gatherWaits(waits))],
    );
    if (rows[0]?.fresh)
      await notify(client, { workspaceId: campaign.workspaceId, topic: "campaign", id: campaign.id });
  });
}

/** It goes on: what it waited for stays told. */
export async function wakeCampaign({ id }: SendingCampaign): Promise<void> {
  await sql.query("UPDATE campaign SET rest_until = NULL WHERE id = $1", [id]);
}
