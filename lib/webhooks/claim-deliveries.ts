import "server-only";
import { notHeld } from "@/lib/core/not-held";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import {
  CALLS_PER_ENDPOINT,
  LEASE_SECONDS,
  MESSAGES_PER_DELIVERY,
  TEST_EVENT,
  type WebhookEvent,
} from "@/lib/webhooks/webhook.rules";

/** A delivery that is ours until its lease runs out. */
export interface ClaimedDelivery {
  id: string;
  workspaceId: string;
  workspace: string;
  endpointId: string;
  url: string;
  secretCipher: string;
  previousSecretCipher: string | null;
  event: string;
  payload: unknown;
  attempts: number;
  createdAt: Date;
  /** Seconds since the epoch, by the database's clock. */
  now: number;
}

/** Events of single messages, many of which go in one call. */
const MERGED: readonly WebhookEvent[] = ["message.status", "message.read"];

/**
 * Takes what is due, endpoint by endpoint: at most four calls under way to one, and one call to an
 * endpoint that fails, so that a dead one holds up nobody. The due time becomes the lease: whoever
 * dies leaves the delivery to the next.
 * @param busy calls this worker has under way, by endpoint
 */
export async function claimDeliveries(busy: ReadonlyMap<string, number>): Promise<ClaimedDelivery[]> {
  const endpoints = await sql.query<{ id: string; loose: string[] }>(
    `SELECT e.id,
       ARRAY(SELECT event FROM unnest($2::text[]) AS u (event)
         WHERE (SELECT count(*) FROM (SELECT FROM webhook_delivery d
           WHERE d.endpoint_id = e.id AND d.status = 'pending' AND d.due_at <= now()
             AND d.event = u.event AND d.attempts = 0
           LIMIT 2) AS few) > 1) AS loose
     FROM webhook_endpoint e
     WHERE ${notHeld("e.workspace_id")} AND EXISTS (SELECT FROM webhook_delivery d
       WHERE d.endpoint_id = e.id AND d.status = 'pending' AND d.due_at <= now()
       AND (e.disabled_at IS NULL OR d.event = $1))`,
    [TEST_EVENT, MERGED],
  );
  if (endpoints.length === 0) return [];
  return sql.transaction(async (client) => {
    for (const { id, loose } of endpoints) for (const event of loose) await mergeMessages(client, id, event);
    const { rows } = await client.query<ClaimedDelivery>(
      `WITH picked AS (
         SELECT p.id FROM webhook_endpoint e
         LEFT JOIN unnest($2::uuid[], $3::int[]) AS b (endpoint_id, calls) ON b.endpoint_id = e.id
         CROSS JOIN LATERAL (
           SELECT d.id FROM webhook_delivery d
           WHERE d.endpoint_id = e.id
             AND d.status = 'pending'
             AND d.due_at <= now()
             AND (e.disabled_at IS NULL OR d.event = $4)
           ORDER BY d.due_at
           LIMIT greatest(0,
             CASE WHEN e.failing_since IS NULL THEN ${CALLS_PER_ENDPOINT} ELSE 1 END - coalesce(b.calls, 0))
           FOR UPDATE SKIP LOCKED
         ) AS p
         WHERE e.id = ANY ($1)
       )
       UPDATE webhook_delivery d
       SET attempts = d.attempts + 1, due_at = now() + make_interval(secs => ${LEASE_SECONDS})
       FROM picked, webhook_endpoint e, workspace w
       WHERE d.id = picked.id AND e.id = d.endpoint_id AND w.id = d.workspace_id
       RETURNING d.id, d.workspace_id AS "workspaceId", w.slug AS workspace, e.id AS "endpointId", e.url,
         e.secret_cipher AS "secretCipher",
         CASE WHEN e.previous_secret_until > now() THEN e.previous_secret_cipher END
           AS "previousSecretCipher",
         d.event, d.payload, d.attempts, d.created_at AS "createdAt",
         extract(epoch FROM now())::float8 AS now`,
      [endpoints.map((endpoint) => endpoint.id), [...busy.keys()], [...busy.values()], TEST_EVENT],
    );
    return rows;
  });
}

/**
 * Puts message events that nobody has seen yet into one, so that a slow endpoint gets few large
 * calls and not thousands of small ones.
 */
async function mergeMessages(client: SqlClient, endpointId: string, event: string): Promise<void> {
  await client.query(
    `WITH locked AS (
       SELECT id, created_at, payload -> 'messages' AS messages FROM webhook_delivery
       WHERE endpoint_id = $1
         AND event = $2
         AND status = 'pending'
         AND attempts = 0
         AND due_at <= now()
       ORDER BY created_at, id LIMIT ${MESSAGES_PER_DELIVERY} FOR UPDATE SKIP LOCKED
     ), counted AS (
       SELECT *, sum(jsonb_array_length(messages)) OVER (ORDER BY created_at, id) AS running,
         row_number() OVER (ORDER BY created_at, id) AS place
       FROM locked
     ), merged AS (
       SELECT * FROM counted WHERE running <= ${MESSAGES_PER_DELIVERY}
     ), gone AS (
       DELETE FROM webhook_delivery d USING merged m WHERE d.id = m.id AND m.place > 1
     )
     UPDATE webhook_delivery d SET payload = jsonb_build_object('messages',
       (SELECT jsonb_agg(fact ORDER BY m.place, n)
         FROM merged m, jsonb_array_elements(m.messages) WITH ORDINALITY AS each (fact, n)))
     FROM merged first WHERE d.id = first.id AND first.place = 1 AND (SELECT count(*) FROM merged) > 1`,
    [endpointId, event],
  );
}
