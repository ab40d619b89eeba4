import type { AskedAudience } from "@/lib/audiences/asked-audience";
import type { Occasion } from "@/lib/audiences/occasion.view";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/**
 * What a campaign aims at, made ready: lists that exist in the workspace, pasted phones already
 * read to digits.
 */
export interface Audience {
  workspaceId: string;
  lists: string[];
  phones: string[];
  /** Its segments and exclusions; null or nothing: it has none, and the plain statements do. */
  asked?: AskedAudience | null;
  /** Only those whose occasion it is, where it is a run of a recurring campaign. */
  occasion?: Occasion | null;
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

export type Reader = Pick<typeof sql, "query"> | SqlClient;

/** Rows by either way of asking. */
export async function audienceRows<T>(reader: Reader, text: string, values: unknown[]): Promise<T[]> {
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
  const found = await audienceRows<{ id: string }>(
    reader,
    `SELECT id
     FROM list
     WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND archived_at IS NULL
     ORDER BY id`,
    [workspaceId, lists],
  );
  return found.map((list) => list.id);
}

/**
 * Rows of a statement that asks segments, with room for what it joins: in little room Postgres
 * looks for each person by itself. A transaction that is open already has its own.
 */
export function roomyRows<T extends object>(reader: Reader, text: string, values: unknown[]): Promise<T[]> {
  if (reader !== sql) return audienceRows(reader, text, values);
  return sql.transaction(async (client) => {
    await client.query("SET LOCAL work_mem = '64MB'");
    return audienceRows<T>(client, text, values);
  });
}

/** Either way of asking as what the segments take. */
export function asRunner(reader: Reader): SqlRunner {
  return {
    query: async <Row>(text: string, values: unknown[] = []) => ({
      rows: await audienceRows<Row>(reader, text, values),
    }),
  };
}
