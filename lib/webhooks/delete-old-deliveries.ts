import "server-only";
import { sql } from "@/lib/platform/db/sql";
import { KEEP_DELIVERIES_DAYS } from "@/lib/webhooks/webhook.rules";

const AT_ONCE = 1_000;

/**
 * Removes deliveries that ended a week ago, waited that long for a paused endpoint, or belong to
 * one that is gone: they hold phones and texts (P-1).
 */
export async function deleteOldDeliveries(): Promise<number> {
  let deleted = 0;
  for (;;) {
    const [row] = await sql.query<{ n: number }>(
      `WITH old AS (
         SELECT id FROM webhook_delivery d
         WHERE coalesce(finished_at, retry_from) < now() - make_interval(days => ${KEEP_DELIVERIES_DAYS})
           OR NOT EXISTS (SELECT FROM webhook_endpoint e WHERE e.id = d.endpoint_id)
         LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
       ), tries AS (DELETE FROM webhook_attempt a USING old WHERE a.delivery_id = old.id),
       gone AS (DELETE FROM webhook_delivery d USING old WHERE d.id = old.id RETURNING d.id)
       SELECT count(*)::int AS n FROM gone`,
    );
    deleted += row?.n ?? 0;
    if ((row?.n ?? 0) < AT_ONCE) return deleted;
  }
}
