import { sql } from "@/lib/platform/db/sql";

export interface TestContact {
  phone: string;
  firstName?: string;
  lastName?: string;
  fields?: Record<string, unknown>;
}

/** A list of contacts, for tests; contacts that exist already are put into it as they are. */
export async function createTestList(workspaceId: string, contacts: TestContact[]): Promise<string> {
  const list = await sql.first<{ id: string }>(
    "INSERT INTO list (workspace_id, name) VALUES ($1, gen_random_uuid()::text) RETURNING id",
    [workspaceId],
  );
  if (list === null) throw new Error("The list was not made.");
  await sql.execute(
    `INSERT INTO contact (workspace_id, phone, first_name, last_name, fields)
     SELECT $1, u.phone, u.first_name, u.last_name, u.fields
     FROM unnest($2::text[], $3::text[], $4::text[], $5::jsonb[]) AS u (phone, first_name, last_name, fields)
     ON CONFLICT DO NOTHING`,
    [
      workspaceId,
      contacts.map((contact) => contact.phone),
      contacts.map((contact) => contact.firstName ?? ""),
      contacts.map((contact) => contact.lastName ?? ""),
      contacts.map((contact) => JSON.stringify(contact.fields ?? {})),
    ],
  );
  await sql.execute(
    `INSERT INTO list_member (list_id, contact_id, workspace_id)
     SELECT $1, id, workspace_id
     FROM contact
     WHERE workspace_id = $2 AND phone = ANY ($3)`,
    [list.id, workspaceId, contacts.map((contact) => contact.phone)],
  );
  return list.id;
}

/** A default gateway account that nothing answers at, for tests that never send. */
export async function createTestAccount(workspaceId: string): Promise<string> {
  const account = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher, is_default)
     VALUES ($1, 'Test', 'http://127.0.0.1:9/websmsapi/', 'test', 'none', true) RETURNING id`,
    [workspaceId],
  );
  if (account === null) throw new Error("The account was not made.");
  return account.id;
}
