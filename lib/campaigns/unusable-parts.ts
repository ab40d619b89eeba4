import type { StoredAudience } from "@/lib/audiences/asked-audience";
import { type UnusableList, unusableLists } from "@/lib/campaigns/unusable-lists";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/** A list or segment of a campaign that cannot be asked; its name, or null when it is not there. */
export type UnusablePart = UnusableList & { segment?: string | null };

/**
 * Lists and segments of a campaign that are archived or not there: whoever launched now would leave
 * out their people without a word, or text those who were to be left out.
 */
export async function unusableParts(
  workspaceId: string,
  audience: StoredAudience,
  client: SqlClient | null = null,
): Promise<UnusablePart[]> {
  const lists = [...audience.lists, ...(audience.exclude?.lists ?? [])];
  const found: UnusablePart[] = await unusableLists(workspaceId, lists, client);
  const segments = [...(audience.segments ?? []), ...(audience.exclude?.segments ?? [])];
  if (segments.length === 0) return found;
  const text = `
    SELECT DISTINCT s.name AS segment
    FROM unnest($2::uuid[]) AS chosen (id)
    LEFT JOIN segment s ON s.id = chosen.id AND s.workspace_id = $1
    WHERE s.id IS NULL OR s.archived_at IS NOT NULL
    ORDER BY 1`;
  const values = [workspaceId, segments];
  const rows: { segment: string | null }[] =
    client === null ? await sql.query(text, values) : (await client.query(text, values)).rows;
  return [...found, ...rows.map(({ segment }) => ({ list: null, segment }))];
}
