import "server-only";
import { sql } from "@/lib/platform/db/sql";

const AT_ONCE = 10_000;
/** Meta tells a status again for at most so long; then nobody can count one twice. */
const KEPT = "45 days";

/**
 * For the worker's loop: adds what was told to the tally and takes it from those that are due, in
 * one statement. One whose message is not known yet waits for it, at most an hour: its answer may
 * still be on its way. Returns how many were added.
 */
export async function foldCharges(): Promise<number> {
  const count = await sql.transaction(async (client) => {
    const turn = await client.query<{ taken: boolean }>(
      "SELECT pg_try_advisory_xact_lock(hashtextextended('whatsapp charges', 0)) AS taken",
    );
    if (turn.rows[0]?.taken !== true) return 0;
    const { rows } = await client.query<{ n: number }>(
      `WITH ready AS (
         SELECT d.gateway_account_id, d.gateway_message_id, c.workspace_id, c.category, c.free, c.told_at,
           g.campaign_id, g.message_id
         FROM whatsapp_charge_due d
           JOIN whatsapp_charge c USING (gateway_account_id, gateway_message_id)
           LEFT JOIN gateway_message_id g USING (gateway_account_id, gateway_message_id)
         WHERE g.message_id IS NOT NULL OR c.told_at < now() - interval '1 hour'
         LIMIT ${AT_ONCE}
       ), gone AS (
         DELETE FROM whatsapp_charge_due d USING ready r
         WHERE d.gateway_account_id = r.gateway_account_id AND d.gateway_message_id = r.gateway_message_id
       ), added AS (
         INSERT INTO whatsapp_charge_tally AS t (workspace_id, day, campaign_id, prefix, category, free,
           messages)
         SELECT r.workspace_id, report_day(r.workspace_id, r.told_at),
           CASE WHEN k.kind = 'campaign' THEN k.id ELSE '00000000-0000-0000-0000-000000000000' END,
           coalesce(report_prefix(m.phone), ''), r.category, r.free, count(*)
         FROM ready r
           LEFT JOIN campaign k ON k.id = r.campaign_id
           LEFT JOIN message m ON m.campaign_id = r.campaign_id AND m.id = r.message_id
         GROUP BY 1, 2, 3, 4, 5, 6
         ON CONFLICT (workspace_id, day, campaign_id, prefix, category, free) DO UPDATE
           SET messages = t.messages + excluded.messages
       )
       SELECT count(*)::int AS n FROM ready`,
    );
    return rows[0]?.n ?? 0;
  });
  await sql.execute(
    `DELETE FROM whatsapp_charge WHERE ctid = ANY (ARRAY(
       SELECT c.ctid FROM whatsapp_charge c WHERE c.told_at < now() - interval '${KEPT}' LIMIT 1000))`,
  );
  return count;
}
