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

/** A person as they were before a batch changed them. */
export interface ContactBefore {
  id: string;
  /** It is how an erased number is found here. */
  phone: string;
  firstName: string;
  lastName: string;
  country: string | null;
  fields: Record<string, string>;
}

export interface StoredContacts {
  created: string[];
  changed: string[];
  before: ContactBefore[];
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
  if (rows.length === 0) return { created: [], changed: [], before: [], total: 0 };
  const sorted = [...rows].sort((a, b) => (a.phone < b.phone ? -1 : 1));
  const { rows: found } = await client.query<{
    created: string[] | null;
    changed: string[] | null;
    before: ContactBefore[] | null;
  }>(
    `WITH stored AS (
       INSERT INTO contact AS c (workspace_id, phone, country, first_name, last_name, fields)
       SELECT $1, phone, country, first_name, last_name, fields::jsonb
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) 
         AS row (phone, country, first_name, last_name, fields)
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
     SELECT array_agg(id::text) FILTER (WHERE created) AS created,
       array_agg(id::text) FILTER (WHERE NOT created) AS changed,
       -- One statement has one snapshot: here the people are still as they were.
       (SELECT jsonb_agg(jsonb_build_object(
           'id', c.id::text, 'phone', c.phone, 'firstName', c.first_name, 'lastName', c.last_name,
           'country', c.country, 'fields', c.fields))
        FROM contact c WHERE c.id = ANY (ARRAY(SELECT id FROM stored WHERE NOT created))) AS before
     FROM stored`,
    values(workspaceId, sorted),
  );
  return {
    created: found[0]?.created ?? [],
    changed: found[0]?.changed ?? [],
    before: found[0]?.before ?? [],
    total: sorted.length,
  };
}

/**
 * Puts stored people into a list; the statement trigger on list_member keeps the list's count.
 * Returns how many are newly in it, who of them was known before, and how many were in it and have
 * changed.
 */
export async function addToList(
  client: MergeClient,
  workspaceId: string,
  listId: string,
  stored: StoredContacts,
  phones: () => string[],
): Promise<{ accepted: number; updated: number; joined: string[] }> {
  const known = stored.created.length + stored.changed.length;
  let accepted = 0;
  let changedAdded: string[] = [];
  let unchangedAdded: string[] = [];
  if (known > 0) {
    const { rows } = await client.query<{ added: number; changedAdded: string[] | null }>(
      `WITH added AS (
         INSERT INTO list_member (list_id, contact_id, workspace_id)
         SELECT $1, id, $2 FROM unnest($3::bigint[] || $4::bigint[]) AS id ORDER BY id
         ON CONFLICT DO NOTHING RETURNING contact_id
       )
       SELECT count(*)::int AS added,
         array_agg(contact_id::text) FILTER (WHERE contact_id = ANY ($4::bigint[])) AS "changedAdded"
       FROM added`,
      [listId, workspaceId, arrayLiteral(stored.created), arrayLiteral(stored.changed)],
    );
    accepted += rows[0]?.added ?? 0;
    changedAdded = rows[0]?.changedAdded ?? [];
  }
  if (known < stored.total) {
    // People who were known and unchanged. Only those not in the list yet are written (an
    // anti-join: a full re-import writes nothing).
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO list_member (list_id, contact_id, workspace_id)
       SELECT $1, c.id, $2 FROM contact c
       WHERE c.workspace_id = $2 AND c.phone = ANY ($3::text[])
         AND NOT EXISTS (SELECT FROM list_member m WHERE m.list_id = $1 AND m.contact_id = c.id)
       ORDER BY c.id ON CONFLICT DO NOTHING RETURNING contact_id::text AS id`,
      [listId, workspaceId, arrayLiteral(phones())],
    );
    unchangedAdded = rows.map(({ id }) => id);
    accepted += unchangedAdded.length;
  }
  return {
    accepted,
    updated: stored.changed.length - changedAdded.length,
    joined: [...changedAdded, ...unchangedAdded],
  };
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
