import { type SqlClient, sql } from "@/lib/platform/db/sql";

/**
 * What a campaign aims at, made ready: lists that exist in the workspace, pasted phones already
 * read to digits.
 */
export interface Audience {
  workspaceId: string;
  lists: string[];
  phones: string[];
}

/** The three parameters of `AUDIENCE_SQL`, in order. */
export function audienceValues(audience: Audience): unknown[] {
  return [audience.workspaceId, audience.lists, [...new Set(audience.phones)]];
}

/**
 * The merged audience, one row a phone, before suppressions: $1 workspace, $2 list ids, $3 distinct
 * pasted phones. A contact's phone is unique in its workspace, so contacts in several lists merge
 * by themselves; a pasted phone that is a contact gets its fields.
 */
export const AUDIENCE_SQL = `
  SELECT c.id AS contact_id, c.phone, c.first_name, c.last_name, c.fields
  FROM contact c
  WHERE c.workspace_id = $1::uuid
    AND c.id IN (SELECT m.contact_id
      FROM list_member m
      WHERE m.list_id = ANY ($2::uuid[]) AND m.workspace_id = $1::uuid)
  UNION ALL
  SELECT c.id, p.phone, coalesce(c.first_name, ''), coalesce(c.last_name, ''), coalesce(c.fields, '{}'::jsonb)
  FROM unnest($3::text[]) AS p (phone)
  LEFT JOIN contact c ON c.workspace_id = $1::uuid AND c.phone = p.phone
  WHERE NOT EXISTS (
    SELECT FROM list_member m
    WHERE m.contact_id = c.id AND m.list_id = ANY ($2::uuid[]) AND m.workspace_id = $1::uuid)`;

/** Keeps a row `a` of the audience only when its phone may be texted. */
export const NOT_SUPPRESSED_SQL =
  "NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1::uuid AND s.phone = a.phone)";

type Reader = Pick<typeof sql, "query"> | SqlClient;

async function rows<T>(reader: Reader, text: string, values: unknown[]): Promise<T[]> {
  const result: unknown = await (
    reader as { query(text: string, values: unknown[]): Promise<unknown> }
  ).query(text, values);
  return (Array.isArray(result) ? result : (result as { rows: T[] }).rows) as T[];
}

/** Those of the given lists that exist in the workspace. */
export async function existingLists(
  workspaceId: string,
  lists: string[],
  reader: Reader = sql,
): Promise<string[]> {
  if (lists.length === 0) return [];
  const found = await rows<{ id: string }>(
    reader,
    `SELECT id
     FROM list
     WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND archived_at IS NULL
     ORDER BY id`,
    [workspaceId, lists],
  );
  return found.map((list) => list.id);
}

/** How many times the lists name a contact, and how many of the merged phones are suppressed. */
export async function audienceLosses(
  audience: Audience,
  reader: Reader = sql,
): Promise<{ named: number; suppressed: number }> {
  const found = await rows<{ named: number; suppressed: number }>(
    reader,
    `SELECT (SELECT coalesce(sum(contact_count), 0)::int
       FROM list
       WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[])) AS named,
       (SELECT count(*)::int
         FROM suppression s
         WHERE s.workspace_id = $1::uuid AND (s.phone = ANY ($3::text[]) OR EXISTS (
          SELECT FROM contact c
            JOIN list_member m ON m.contact_id = c.id
              AND m.workspace_id = $1::uuid
              AND m.list_id = ANY ($2::uuid[])
          WHERE c.workspace_id = $1::uuid AND c.phone = s.phone))) AS suppressed`,
    audienceValues(audience),
  );
  return found[0] ?? { named: 0, suppressed: 0 };
}
