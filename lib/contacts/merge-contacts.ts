import { arrayLiteral, columnLiteral } from "@/lib/platform/db/array-literal";

/** A pg client inside an open transaction. */
export interface MergeClient {
  query<Row extends object>(
    text: string,
    values: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/** A person as a file or a program brings them: the phone already normalised, once in a batch. */
export interface ContactRow {
  phone: string;
  country: string | null;
  firstName: string;
  lastName: string;
  fields: Record<string, string>;
}

export interface StoredContacts {
  created: string[];
  changed: string[];
  total: number;
}

/**
 * Creates or completes people. A name or field that is empty in the batch erases nothing. A row
 * that would change nothing is not written at all, so a re-import makes no dead rows. Rows go in
 * phone order, so two imports of the same people cannot deadlock.
 */
export async function storeContacts(
  client: MergeClient,
  workspaceId: string,
  rows: readonly ContactRow[],
): Promise<StoredContacts> {
  if (rows.length === 0) return { created: [], changed: [], total: 0 };
  const sorted = [...rows].sort((a, b) => (a.phone < b.phone ? -1 : 1));
  const { rows: found } = await client.query<{ created: string[] | null; changed: string[] | null }>(
    `WITH stored AS (
       INSERT INTO contact AS c (workspace_id, phone, country, first_name, last_name, fields)
       SELECT $1, phone, country, first_name, last_name, fields::jsonb
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS row (phone, country, first_name, last_name, fields)
       ON CONFLICT (workspace_id, phone) DO UPDATE SET
         country = coalesce(excluded.country, c.country),
         first_name = coalesce(nullif(excluded.first_name, ''), c.first_name),
         last_name = coalesce(nullif(excluded.last_name, ''), c.last_name),
         fields = c.fields || excluded.fields,
         updated_at = now()
       WHERE (excluded.first_name <> '' AND excluded.first_name <> c.first_name)
          OR (excluded.last_name <> '' AND excluded.last_name <> c.last_name)
          OR NOT c.fields @> excluded.fields
       RETURNING id, xmax = 0 AS created
     )
     SELECT array_agg(id::text) FILTER (WHERE created) AS created, array_agg(id::text) FILTER (WHERE NOT created) AS changed FROM stored`,
    values(workspaceId, sorted),
  );
  return { created: found[0]?.created ?? [], changed: found[0]?.changed ?? [], total: sorted.length };
}

/**
 * Puts stored people into a list; the statement trigger on list_member keeps the list's count.
 * Returns how many are newly in it, and how many were in it before and have changed.
 */
export async function addToList(
  client: MergeClient,
  workspaceId: string,
  listId: string,
  stored: StoredContacts,
  phones: () => string[],
): Promise<{ accepted: number; updated: number }> {
  const known = stored.created.length + stored.changed.length;
  let accepted = 0;
  let changedAdded = 0;
  if (known > 0) {
    const { rows } = await client.query<{ added: number; changed_added: number }>(
      `WITH added AS (
         INSERT INTO list_member (list_id, contact_id, workspace_id)
         SELECT $1, id, $2 FROM unnest($3::bigint[] || $4::bigint[]) AS id ORDER BY id
         ON CONFLICT DO NOTHING RETURNING contact_id
       )
       SELECT count(*)::int AS added, count(*) FILTER (WHERE contact_id = ANY ($4::bigint[]))::int AS changed_added FROM added`,
      [listId, workspaceId, arrayLiteral(stored.created), arrayLiteral(stored.changed)],
    );
    accepted += rows[0]?.added ?? 0;
    changedAdded = rows[0]?.changed_added ?? 0;
  }
  if (known < stored.total) {
    // People who were known and unchanged. Only those not in the list yet are written (an
    // anti-join: a full re-import writes nothing).
    const { rowCount } = await client.query(
      `INSERT INTO list_member (list_id, contact_id, workspace_id)
       SELECT $1, c.id, $2 FROM contact c
       WHERE c.workspace_id = $2 AND c.phone = ANY ($3::text[])
         AND NOT EXISTS (SELECT FROM list_member m WHERE m.list_id = $1 AND m.contact_id = c.id)
       ORDER BY c.id ON CONFLICT DO NOTHING`,
      [listId, workspaceId, arrayLiteral(phones())],
    );
    accepted += rowCount ?? 0;
  }
  return { accepted, updated: stored.changed.length - changedAdded };
}

function values(workspaceId: string, rows: ContactRow[]): unknown[] {
  return [
    workspaceId,
    columnLiteral(rows, (row) => row.phone),
    columnLiteral(rows, (row) => row.country),
    columnLiteral(rows, (row) => row.firstName),
    columnLiteral(rows, (row) => row.lastName),
    columnLiteral(rows, (row) => (isEmpty(row.fields) ? "{}" : JSON.stringify(row.fields))),
  ];
}

function isEmpty(fields: Record<string, string>): boolean {
  for (const _ in fields) return false;
  return true;
}
