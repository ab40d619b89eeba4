import { sql } from "@/lib/platform/db/sql";
import { erasedPhone } from "@/lib/retention/erased-phone";
import { erasingKey } from "@/lib/retention/erasing-key";

const CAMPAIGNS_AT_ONCE = 100;
/**
 * A run ends after so many rounds, so that a worker that has to stop does not wait long; the next
 * run goes on.
 */
const MOST_ROUNDS = 50;
const MESSAGES_AT_ONCE = 1_000;

/**
 * Takes numbers and texts out of campaigns that ended long ago; status, times and tallies stay. A
 * thousand rows a statement, so that no lock is held for long; a run that dies begins again at the
 * same campaign, and what is erased already is passed over. Returns how many messages were erased.
 */
export async function eraseCampaigns(workspaceId: string, days: number): Promise<number> {
  let erased = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const campaigns = await sql.query<{ id: string }>(
      `SELECT id
       FROM campaign
       WHERE workspace_id = $1 AND erased_at IS NULL AND status IN ('finished', 'canceled')
         AND updated_at < now() - make_interval(days => $2) ORDER BY updated_at LIMIT ${CAMPAIGNS_AT_ONCE}`,
      [workspaceId, days],
    );
    for (const { id } of campaigns) erased += await eraseCampaign(workspaceId, id);
    if (campaigns.length < CAMPAIGNS_AT_ONCE) break;
  }
  return erased;
}

/**
 * The text of a campaign is no personal data; that of a single message or reply is, and so are
 * pasted numbers.
 */
async function eraseCampaign(workspaceId: string, campaignId: string): Promise<number> {
  const erased = await eraseMessages(workspaceId, campaignId);
  await sql.execute("DELETE FROM recurring_person WHERE campaign_id = $1 AND workspace_id = $2", [
    campaignId,
    workspaceId,
  ]);
  await sql.execute(
    `UPDATE campaign SET erased_at = now(), audience = jsonb_set(audience, '{phones}', '[]'),
       message = CASE WHEN kind = 'campaign' THEN message ELSE '{"kind": "text", "text": ""}'::jsonb END,
       name = CASE WHEN kind = 'campaign' THEN name ELSE '' END
     WHERE id = $1 AND workspace_id = $2`,
    [campaignId, workspaceId],
  );
  return erased;
}

async function eraseMessages(workspaceId: string, campaignId: string): Promise<number> {
  const key = await erasingKey(sql.pool(), workspaceId);
  let erased = 0;
  for (let after = 0; ; ) {
    const rows = await sql.query<{ id: number; phone: string }>(
      `SELECT id, phone
       FROM message
       WHERE campaign_id = $1 AND workspace_id = $2 AND id > $3
       ORDER BY id
       LIMIT ${MESSAGES_AT_ONCE}`,
      [campaignId, workspaceId, after],
    );
    const last = rows.at(-1);
    if (!last) return erased;
    after = last.id;
    erased += await sql.execute(
      `UPDATE message m
       SET phone = u.phone, text = NULL, contact_id = NULL
       FROM unnest($2::bigint[], $3::text[]) AS u (id, phone)
       WHERE m.campaign_id = $1 AND m.id = u.id AND (m.phone <> u.phone OR m.text IS NOT NULL)`,
      [campaignId, rows.map((row) => row.id), rows.map((row) => erasedPhone(key, row.phone))],
    );
  }
}
