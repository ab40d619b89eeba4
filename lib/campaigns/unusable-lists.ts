import type { SqlClient } from "@/lib/platform/db/sql";
import { sql } from "@/lib/platform/db/sql";

/** A list of a campaign to which nothing is sent; its name, or null when it is not there at all. */
export interface UnusableList {
  list: string | null;
}

/**
 * Lists of a campaign that are archived or not there: whoever launched now would leave out their
 * people without a word.
 */
export async function unusableLists(
  workspaceId: string,
  lists: string[],
  client: SqlClient | null = null,
): Promise<UnusableList[]> {
  if (lists.length === 0) return [];
  const text = `
    SELECT l.name AS list
    FROM unnest($2::uuid[]) AS chosen (id)
    LEFT JOIN list l ON l.id = chosen.id AND l.workspace_id = $1
    WHERE l.id IS NULL OR l.archived_at IS NOT NULL
    ORDER BY l.name, chosen.id`;
  const values = [workspaceId, lists];
  return client === null ? sql.query(text, values) : (await client.query<UnusableList>(text, values)).rows;
}
