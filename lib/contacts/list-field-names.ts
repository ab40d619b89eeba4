import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";

/**
 * Contacts looked at: the newest say what the workspace uses, without reading a million rows for a
 * menu.
 */
const SAMPLED = 2_000;
const NAMES_MAX = 50;

/** Names of the custom fields that contacts have. */
export async function listFieldNames(tx: WorkspaceDb, workspaceId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT name FROM (
      SELECT fields FROM contact WHERE workspace_id = ${workspaceId}::uuid ORDER BY id DESC LIMIT ${SAMPLED}
    ) AS newest, jsonb_object_keys(newest.fields) AS name
    ORDER BY name LIMIT ${NAMES_MAX}`;
  return rows.map((row) => row.name);
}

/** The same in a transaction of its own. */
export function readFieldNames(workspaceId: string): Promise<string[]> {
  return inWorkspace(workspaceId, (tx) => listFieldNames(tx, workspaceId));
}
