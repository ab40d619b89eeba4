import { type SqlClient, sql } from "@/lib/platform/db/sql";

/**
 * A transaction on the fast connection for a person's or a key's own request: batches of SQL that
 * Prisma would make slow, but still as the restricted role with the workspace set, so that the
 * second wall (row-level security) stands.
 */
export async function mergeInWorkspace<T>(
  workspaceId: string,
  work: (client: SqlClient) => Promise<T>,
): Promise<T> {
  return sql.transaction(async (client) => {
    await client.query("SELECT set_config('app.workspace', $1, true)", [workspaceId]);
    await client.query("SET LOCAL ROLE canang_app");
    return work(client);
  });
}
