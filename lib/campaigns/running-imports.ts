import type { RunningImport } from "@/lib/campaigns/campaign.view";
import type { SqlClient } from "@/lib/platform/db/sql";
import { sql } from "@/lib/platform/db/sql";

/**
 * Imports that still run into a campaign's lists: whoever launched now would leave out the rest of
 * the file.
 */
export async function runningImports(
  workspaceId: string,
  lists: string[],
  client: SqlClient | null = null,
): Promise<RunningImport[]> {
  if (lists.length === 0) return [];
  const text = `
    SELECT i.list_id AS "listId", l.name AS list, i.rows, i.rows_total AS total
    FROM contact_import i
    JOIN list l ON l.id = i.list_id
    WHERE i.workspace_id = $1 AND i.list_id = ANY ($2::uuid[]) AND i.status = 'running'
    ORDER BY l.name, i.id`;
  const values = [workspaceId, lists];
  return client === null ? sql.query(text, values) : (await client.query<RunningImport>(text, values)).rows;
}
