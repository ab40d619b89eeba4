import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

interface Choice {
  /** The text; 0 is the campaign's own. */
  chosen: number;
  by: "figures" | "rule" | "person";
  byName: string | null;
}

/**
 * Which text goes to those who wait, once and for all: the guarded UPDATE lets one choice through,
 * whoever makes it (S60). The first text stands in their rows already; another one is written to
 * them before they are sent to.
 */
export async function chooseForRest(
  client: SqlClient,
  { id, workspaceId }: { id: string; workspaceId: string },
  { chosen, by, byName }: Choice,
): Promise<boolean> {
  const moved = await client.query(
    `UPDATE campaign_split
     SET state = CASE WHEN $2::int = 0 THEN 'decided' ELSE 'writing' END, chosen = $2, chosen_by = $3,
       chosen_by_name = $4, chosen_at = now(), chosen_on = figures,
       written_to = group_ends[array_upper(group_ends, 1)], next_look_at = now()
     WHERE campaign_id = $1 AND state IN ('testing', 'waiting') AND array_length(group_ends, 1) > $2::int`,
    [id, chosen, by, byName],
  );
  if (!moved.rowCount) return false;
  await client.query("UPDATE campaign SET updated_at = now(), rest_until = NULL WHERE id = $1", [id]);
  await notify(client, { workspaceId, topic: "campaign", id });
  return true;
}
