import type { SqlClient } from "@/lib/platform/db/sql";

/** Nobody texts those whom the file says have opted out. Returns how many are newly suppressed. */
export async function suppressOptedOut(
  client: SqlClient,
  workspaceId: string,
  phones: readonly string[],
): Promise<number> {
  if (phones.length === 0) return 0;
  const { rowCount } = await client.query(
    `INSERT INTO suppression (workspace_id, phone, reason, source, note)
     SELECT $1, phone, 'Opted out', 'import', '' FROM unnest($2::text[]) AS phone ORDER BY phone
     ON CONFLICT DO NOTHING`,
    [workspaceId, [...new Set(phones)]],
  );
  return rowCount ?? 0;
}
