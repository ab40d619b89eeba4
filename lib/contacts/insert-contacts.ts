import "server-only";
import type { ContactRow } from "@/lib/contacts/store-contacts";
import { arrayLiteral } from "@/lib/platform/db/array-literal";
import { copyRows } from "@/lib/platform/db/copy-rows";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/** Which of these phones the workspace has already. */
export async function knownPhones(
  client: SqlClient,
  workspaceId: string,
  phones: readonly string[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ phone: string }>(
    "SELECT phone FROM contact WHERE workspace_id = $1 AND phone = ANY ($2::text[])",
    [workspaceId, arrayLiteral(phones)],
  );
  return new Set(rows.map(({ phone }) => phone));
}

/** Phones of a workspace in their order, `most` of them after one; in one text, which is quick. */
export async function phonesAfter(workspaceId: string, phone: string, most: number): Promise<string[]> {
  const found = await sql.first<{ phones: string | null }>(
    `SELECT string_agg(phone, ',' ORDER BY phone) AS phones FROM (
       SELECT phone FROM contact WHERE workspace_id = $1 AND phone > $2 ORDER BY phone LIMIT $3) AS page`,
    [workspaceId, phone, most],
  );
  return found?.phones?.split(",") ?? [];
}

/**
 * Creates people whom the workspace does not have, and returns their ids. Fails with 23505 when
 * another transaction has created one of them meanwhile; `storeContacts` is for those who may be
 * there. Rows go in phone order, so two imports of the same people cannot deadlock.
 */
export async function insertContacts(
  client: SqlClient,
  workspaceId: string,
  rows: readonly ContactRow[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const { rows: next } = await client.query<{ ids: string }>(
    "SELECT string_agg(nextval('contact_id_seq')::text, ',') AS ids FROM generate_series(1, $1::int)",
    [rows.length],
  );
  const ids = next[0]?.ids.split(",") ?? [];
  const sorted = [...rows].sort((a, b) => (a.phone < b.phone ? -1 : 1));
  const columns = ["id", "workspace_id", "phone", "country", "first_name", "last_name", "fields"];
  await copyRows(client, "contact", columns, sorted, (row, at) => [
    ids[at] as string,
    workspaceId,
    row.phone,
    row.country,
    row.firstName,
    row.lastName,
    JSON.stringify(row.fields),
  ]);
  return ids;
}

/** Puts people into a list who were created in this transaction, so are in no list yet. */
export async function addCreatedToList(
  client: SqlClient,
  workspaceId: string,
  listId: string,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  await client.query(
    `INSERT INTO list_member (list_id, contact_id, workspace_id)
     SELECT $1, id, $2 FROM unnest($3::bigint[]) AS id`,
    [listId, workspaceId, `{${contactIds.join(",")}}`],
  );
}
