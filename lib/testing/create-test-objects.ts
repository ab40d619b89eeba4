import { sql } from "@/lib/platform/db/sql";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";

/** One of each thing that has an id, by the name that the REST API has for it in its paths. */
export interface TestObjects {
  accountId: string;
  listId: string;
  segmentId: string;
  contactId: string;
  campaignId: string;
  recurringId: string;
  messageId: string;
  conversationId: string;
  inboundMessageId: string;
  labelId: string;
  importId: string;
  templateId: string;
  customerId: string;
  transferId: string;
  paymentId: string;
  invoiceId: string;
  webhookId: string;
  phone: string;
}

/**
 * Fills a workspace with one of each, straight into the tables: for tests of who may reach what.
 */
export async function createTestObjects(workspaceId: string, phone: string): Promise<TestObjects> {
  const id = async (text: string, values: unknown[]) => {
    const row = await sql.first<{ id: string }>(text, values);
    if (row === null) throw new Error("The row was not made.");
    return String(row.id);
  };
  const accountId = await createTestAccount(workspaceId);
  const listId = await createTestList(workspaceId, [{ phone, firstName: "Siti" }]);
  const segmentId = await id(
    "INSERT INTO segment (workspace_id, name, question) VALUES ($1, $2, $3) RETURNING id",
    [
      workspaceId,
      `Segment ${phone}`,
      { match: "all", conditions: [{ field: "firstName", is: "is", value: "Siti" }] },
    ],
  );
  const contactId = await id("SELECT id::text FROM contact WHERE workspace_id = $1 AND phone = $2", [
    workspaceId,
    phone,
  ]);
  const campaignId = await id(
    `INSERT INTO campaign (workspace_id, name, gateway_account_id, message, audience, status, launched_at)
     VALUES ($1, 'Sale', $2, '{"kind":"text","text":"Hello"}', '{"lists":[],"phones":[]}', 'paused', now())
     RETURNING id`,
    [workspaceId, accountId],
  );
  const recurringId = await id(
    `INSERT INTO recurring_campaign (workspace_id, name, content, recurrence, clock, time_zone, starts_on,
       window_hours, next_occurrence, next_at)
     VALUES ($1, 'Rent', $2, '{"on":"day","every":1}', '09:00', 'UTC', '2099-01-01', 6, '2099-01-01',
       '2099-01-01T09:00Z') RETURNING id`,
    [
      workspaceId,
      { message: { kind: "text", text: "Hello" }, audience: { lists: [listId], phones: [] }, tracked: true },
    ],
  );
  const message = await id(
    "INSERT INTO message (campaign_id, workspace_id, phone) VALUES ($1, $2, $3) RETURNING id::text",
    [campaignId, workspaceId, phone],
  );
  const conversationId = await id(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_text)
     VALUES ($1, $2, $3, '39000', 'Hi')
     RETURNING id`,
    [workspaceId, accountId, phone],
  );
  const inboundMessageId = await id(
    `INSERT INTO inbound_message (workspace_id, gateway_account_id, conversation_id, phone, short_code,
       content_type, text, raw, review)
     VALUES ($1, $2, $3, $4, '39000', '1', 'stopp', '', 'waiting') RETURNING id::text`,
    [workspaceId, accountId, conversationId, phone],
  );
  await sql.execute(
    `INSERT INTO inbound_media (workspace_id, inbound_message_id, gateway_account_id, gateway_media_id, kind,
       status, content, content_type, size)
     VALUES ($1, $2, $3, '1', 'image', 'stored', 'GIF89a', 'image/gif', 6)`,
    [workspaceId, inboundMessageId, accountId],
  );
  const labelId = await id(
    "INSERT INTO inbox_label (workspace_id, name) VALUES ($1, 'Urgent') RETURNING id",
    [workspaceId],
  );
  const importId = await id(
    `INSERT INTO contact_import (workspace_id, list_id, file_name, file_kind, status)
     VALUES ($1, $2, 'a.csv', 'csv', 'ready')
     RETURNING id`,
    [workspaceId, listId],
  );
  const templateId = await id(
    "INSERT INTO template (workspace_id, name) VALUES ($1, 'Greeting') RETURNING id",
    [workspaceId],
  );
  await sql.execute(
    `INSERT INTO template_version (workspace_id, template_id, version, message)
     VALUES ($1, $2, 1, '{"kind":"text","text":"Hello"}')`,
    [workspaceId, templateId],
  );
  const customerId = await id(
    "INSERT INTO customer (workspace_id, gateway_account_id, username) VALUES ($1, $2, 'buyer') RETURNING id",
    [workspaceId, accountId],
  );
  const transferId = await id(
    `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status)
     VALUES ($1, $2, $3, 5, 'succeeded')
     RETURNING id`,
    [workspaceId, accountId, customerId],
  );
  const paymentId = await id(
    `INSERT INTO billing_payment (workspace_id, customer_id, request_key, amount, currency, paid_on)
     VALUES ($1, $2, gen_random_uuid()::text, 5, 'MYR', '2026-11-01') RETURNING id`,
    [workspaceId, customerId],
  );
  const invoiceId = await id(
    `INSERT INTO invoice (workspace_id, customer_id, number, issued_on, currency, subtotal, tax, total,
       letterhead, recipient)
     VALUES ($1, $2, 'A-1', '2026-11-01', 'MYR', 5, 0, 5, $3, $3) RETURNING id`,
    [workspaceId, customerId, '{"name":"","businessName":"","address":""}'],
  );
  const webhookId = await id(
    `INSERT INTO webhook_endpoint (workspace_id, url, secret_cipher, events)
     VALUES ($1, 'https://example.com/x', 'none', '{message.status}')
     RETURNING id`,
    [workspaceId],
  );
  await sql.execute(
    "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'asked', 'person')",
    [workspaceId, phone],
  );
  const messageId = `${campaignId}-${Number(message).toString(36)}`;
  return {
    ...{ accountId, listId, segmentId, contactId, campaignId, messageId, conversationId, inboundMessageId },
    ...{
      recurringId,
      labelId,
      importId,
      templateId,
      customerId,
      transferId,
      webhookId,
      phone,
      paymentId,
      invoiceId,
    },
  };
}

/**
 * Everything of a workspace, as one text for each table: to see that nothing in it was changed. Not
 * when somebody was last seen in it, which any request may date anew.
 */
export async function workspaceRows(workspaceId: string): Promise<Record<string, string>> {
  tablesOfWorkspaces ??= sql.query(
    `SELECT c.table_name AS name
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name = 'workspace_id'
       AND c.table_name <> 'session_workspace'
     ORDER BY 1`,
  );
  const each = (await tablesOfWorkspaces).map(
    ({ name }) =>
      `SELECT '${name}' AS name, coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS all
       FROM "${name}" t
       WHERE workspace_id = $1`,
  );
  // In one statement: the tests ask for all tables hundreds of times.
  const rows = await sql.query<{ name: string; all: string }>(each.join(" UNION ALL "), [workspaceId]);
  return Object.fromEntries(rows.map(({ name, all }) => [name, all]));
}

let tablesOfWorkspaces: Promise<{ name: string }[]> | undefined;
