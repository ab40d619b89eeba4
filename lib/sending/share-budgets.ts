import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { type Budget, readBudget } from "@/lib/whatsapp-numbers/read-budget";

interface Waiting {
  workspaceId: string;
  gatewayAccountId: string;
}

/**
 * Each second: where WhatsApp limits with how many people a business may begin within 24 hours, its
 * campaigns are told how far they may go for now (S73). Nobody of such a campaign is claimed
 * before, and nobody behind: what is over waits, instead of being refused. Only a campaign that is
 * new, or has come to its end and may go on, makes anybody count. Returns how many businesses were
 * looked at.
 */
export async function shareBudgets(): Promise<number> {
  await sql.execute(
    `DELETE FROM campaign_budget b USING campaign c WHERE c.id = b.campaign_id AND c.status <> 'sending'`,
  );
  const waiting = await sql.query<Waiting & Record<string, unknown>>(
    `SELECT DISTINCT ON (a.workspace_id, a.settings ->> 'businessAccountId')
       a.workspace_id AS "workspaceId", a.id AS "gatewayAccountId"
     FROM campaign c
       JOIN gateway_account a ON a.id = c.gateway_account_id
       JOIN whatsapp_number n ON n.gateway_account_id = a.id
       LEFT JOIN campaign_budget b ON b.campaign_id = c.id
     WHERE c.status = 'sending' AND c.kind = 'campaign' AND n.people_limit IS NOT NULL
       AND (b.campaign_id IS NULL OR (b.look_at <= now() AND EXISTS (
         SELECT FROM message m
         WHERE m.campaign_id = c.id AND m.status = 'queued' AND m.attempts = 0 AND m.id > b.last_id)))`,
  );
  for (const each of waiting) await sql.transaction((client) => share(client, each));
  return waiting.length;
}

/** Counted and shared out in one snapshot: whoever is claimed meanwhile was shared out before. */
async function share(client: SqlClient, { workspaceId, gatewayAccountId }: Waiting): Promise<void> {
  await client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  const { rows } = await client.query<{ taken: boolean }>(
    "SELECT pg_try_advisory_xact_lock(hashtextextended('budget ' || $1, 0)) AS taken",
    [workspaceId],
  );
  if (rows[0]?.taken !== true) return;
  const budget = await readBudget(client, workspaceId, gatewayAccountId);
  if (budget === null) return;
  let left = Math.max(0, budget.limit - budget.used);
  for (const campaign of await sendingOf(client, budget.accounts))
    left -= await allot(client, workspaceId, campaign, left, budget);
}

interface Campaign {
  id: string;
  gatewayAccountId: string;
  queued: number;
}

async function sendingOf(client: SqlClient, accounts: readonly string[]): Promise<Campaign[]> {
  const { rows } = await client.query<Campaign>(
    `SELECT c.id, c.gateway_account_id AS "gatewayAccountId",
       (SELECT coalesce(sum(t.queued), 0)::int FROM campaign_tally t WHERE t.campaign_id = c.id) AS queued
     FROM campaign c
     WHERE c.gateway_account_id = ANY ($1::uuid[]) AND c.status = 'sending' AND c.kind = 'campaign'
     ORDER BY c.started_at, c.id`,
    [accounts],
  );
  return rows;
}

/** The first of those who wait, as many as are left; returns how many those are. */
async function allot(
  client: SqlClient,
  workspaceId: string,
  campaign: Campaign,
  left: number,
  { firstFreeAt }: Budget,
): Promise<number> {
  const { rows } = await client.query<{ people: number; last: string | null }>(
    `SELECT count(*)::int AS people, max(id)::text AS last FROM (
       SELECT id FROM message WHERE campaign_id = $1 AND status = 'queued' AND attempts = 0
       ORDER BY id LIMIT $2) AS first`,
    [campaign.id, left],
  );
  const { people = 0, last = null } = rows[0] ?? {};
  const waiting = Math.max(0, campaign.queued - people);
  await client.query(
    `INSERT INTO campaign_budget AS b (campaign_id, workspace_id, gateway_account_id, last_id, waiting,
       look_at)
     VALUES ($1, $2, $3, coalesce($4::bigint, 0), $5,
       CASE WHEN $5 = 0 THEN now() ELSE greatest(now() + interval '1 minute', $6::timestamptz) END)
     ON CONFLICT (campaign_id) DO UPDATE SET last_id = greatest(b.last_id, excluded.last_id),
       waiting = excluded.waiting, look_at = excluded.look_at`,
    [campaign.id, workspaceId, campaign.gatewayAccountId, last, waiting, firstFreeAt],
  );
  if (waiting > 0) await notify(client, { workspaceId, topic: "campaign", id: campaign.id });
  return people;
}
