import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SqlClient } from "@/lib/platform/db/sql";

/** Refuses when one of these lists is not there, or is archived and people are to join it. */
export async function requireLists(
  client: SqlClient,
  workspaceId: string,
  ids: readonly string[],
  { archived = false }: { archived?: boolean } = {},
): Promise<void> {
  const { rows } = await client.query<{ found: number }>(
    `SELECT count(*)::int AS found FROM list
     WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND ($3 OR archived_at IS NULL)`,
    [workspaceId, [...ids], archived],
  );
  if (rows[0]?.found !== new Set(ids).size)
    throw new AppError("not_found", sentence("problems.lists.oneUnknown"));
}
