import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { MOST_AT_ONCE, type RetriedCampaign, tryAgain } from "@/lib/sending/try-again";

/** One look in so many times as long as it took: a large campaign is not looked through all day. */
const REST_TIMES = 20;

/**
 * Looks at each campaign that tries again whom it could not reach: gives them another text when
 * their time has come, and lets it finish when nobody is left to wait for. Returns how many texts
 * were given.
 */
export async function watchRetries(): Promise<number> {
  const due = await sql.query<{ id: string; workspace_id: string }>(
    `SELECT c.id, c.workspace_id FROM campaign c LEFT JOIN campaign_retry r ON r.campaign_id = c.id
     WHERE c.retry IS NOT NULL AND c.retry_open AND c.status = 'sending' AND c.erased_at IS NULL
       AND (r.next_look_at IS NULL OR r.next_look_at <= now())`,
  );
  let given = 0;
  for (const { id, workspace_id } of due) given += await lookAt(workspace_id, id);
  return given;
}

/**
 * One transaction behind two row locks: of several workers one looks, and a pause or a cancel comes
 * before it or after it. A process that ends between any two statements leaves nothing (S58).
 */
async function lookAt(workspaceId: string, id: string): Promise<number> {
  await sql.execute(
    `INSERT INTO campaign_retry (campaign_id, workspace_id, next_look_at)
     VALUES ($1, $2, now() - interval '1 second') ON CONFLICT DO NOTHING`,
    [id, workspaceId],
  );
  return sql.transaction(async (client) => {
    const taken = await client.query<{ at: Date }>(
      `SELECT clock_timestamp() AS at FROM campaign_retry
       WHERE campaign_id = $1 AND next_look_at <= now() FOR UPDATE SKIP LOCKED`,
      [id],
    );
    const began = taken.rows[0]?.at;
    if (began === undefined) return 0;
    const { rows } = await client.query<Omit<RetriedCampaign, "tries">>(
      `SELECT c.id, c.workspace_id AS "workspaceId", c.retry FROM campaign c
       WHERE c.id = $1 AND c.status = 'sending' AND c.retry_open FOR NO KEY UPDATE`,
      [id],
    );
    if (rows[0] === undefined) return 0;
    const tries = await client.query<RetriedCampaign["tries"][number]>(
      "SELECT id, status::text FROM campaign WHERE retry_of = $1 ORDER BY retry_number",
      [id],
    );
    const { given, open } = await tryAgain(client, { ...rows[0], tries: tries.rows });
    if (given === 0 && open.waiting + open.untold === 0) await settle(client, id);
    const more = given >= MOST_AT_ONCE;
    const changed = await client.query(
      `UPDATE campaign_retry SET waiting = $2::int, waiting_until = $3::timestamptz, untold = $4::int
       WHERE campaign_id = $1
         AND (waiting, waiting_until, untold) IS DISTINCT FROM ($2::int, $3::timestamptz, $4::int)`,
      [id, open.waiting, open.waitingUntil, open.untold],
    );
    await client.query(
      `UPDATE campaign_retry SET next_look_at = CASE WHEN $2 THEN now() ELSE clock_timestamp()
         + greatest(interval '1 second', ${REST_TIMES} * (clock_timestamp() - $3::timestamptz)) END
       WHERE campaign_id = $1`,
      [id, more, began],
    );
    if (changed.rowCount) await notify(client, { workspaceId, topic: "campaign", id });
    return given;
  });
}

/** Nobody is left: the tries finish when they are sent, and after them the campaign itself. */
async function settle(client: SqlClient, id: string): Promise<void> {
  await client.query("UPDATE campaign SET retry_open = false WHERE retry_of = $1 AND retry_open", [id]);
  await client.query(
    `UPDATE campaign SET retry_open = false
     WHERE id = $1 AND NOT EXISTS (
       SELECT FROM campaign t WHERE t.retry_of = $1 AND t.status NOT IN ('finished', 'canceled'))`,
    [id],
  );
}
