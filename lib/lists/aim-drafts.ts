import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/**
 * Drafts to lists that were merged and archived go to the list that has their people now. What was
 * launched has its recipients already, and keeps what it was sent to. Returns how many drafts.
 */
export async function aimDrafts(
  client: SqlClient,
  workspaceId: string,
  from: readonly string[],
  to: string,
): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE campaign SET version = version + 1, updated_at = now(),
       audience = jsonb_set(audience, '{lists}', (
         SELECT jsonb_agg(kept.id ORDER BY kept.place)
         FROM (
           SELECT CASE WHEN chosen.id = ANY ($2::text[]) THEN $3 ELSE chosen.id END AS id,
             min(chosen.place) AS place
           FROM jsonb_array_elements_text(audience -> 'lists') WITH ORDINALITY AS chosen (id, place)
           GROUP BY 1) AS kept))
     WHERE workspace_id = $1 AND status = 'draft' AND archived_at IS NULL
       AND audience -> 'lists' ?| $2::text[]
     RETURNING id`,
    [workspaceId, [...from], to],
  );
  for (const { id } of rows) await notify(client, { workspaceId, topic: "campaign", id });
  return rows.length;
}
