import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

export interface LockedList {
  id: string;
  name: string;
  archived: boolean;
}

/**
 * Those of these lists that are there, as they are until the transaction ends. Whoever puts people
 * into one keeps it from being archived meanwhile; whoever archives or merges some has them alone,
 * so that nobody joins a list after its people were read. Always in one order, against deadlocks.
 * (A KEY SHARE lets any number of others join too: each of them counts in the same row.)
 */
export async function lockLists(
  client: SqlRunner,
  workspaceId: string,
  ids: readonly string[],
  alone: "alone" | "shared" = "shared",
): Promise<LockedList[]> {
  const { rows } = await client.query<LockedList>(
    `SELECT id, name, archived_at IS NOT NULL AS archived FROM list
     WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[])
     ORDER BY id FOR ${alone === "alone" ? "UPDATE" : "KEY SHARE"}`,
    [workspaceId, [...ids]],
  );
  return rows;
}
