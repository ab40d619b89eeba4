import { messageRef } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { createTestObjects, type TestObjects } from "@/lib/testing/create-test-objects";
import type { TestWorkspace } from "@/lib/testing/create-test-workspace";

/** One of each thing whose id a server action takes. */
export interface Things extends TestObjects {
  memberId: string;
  otherListId: string;
  templateVersionId: string;
  apiKeyId: string;
  senderId: string;
  cannedReplyId: string;
  /** A saved reply of the support agent's own. */
  ownReplyId: string;
  scheduledId: string;
  invitationId: string;
  deliveryId: string;
  savedViewId: string;
  callbackTokenId: string;
  callbackRejectionId: string;
  /** The name of a reply that did not arrive. */
  replyId: string;
  purchaseId: string;
  /** Of the transfer. */
  batchId: string;
  journal: string;
  entryId: string;
  statementLinkId: string;
}

export async function createThings(workspace: TestWorkspace, phone: string): Promise<Things> {
  const objects = await createTestObjects(workspace.id, phone);
  const { id: workspaceId, people } = workspace;
  const id = async (text: string, values: unknown[] = []) =>
    String((await sql.first<{ id: string }>(text, [workspaceId, ...values]))?.id);
  const bytes = Buffer.from(crypto.randomUUID());
  await sql.execute(
    `INSERT INTO import_rejection (import_id, row, workspace_id, reason, value, cells)
     VALUES ($1, 1, $2, 'invalid', '012', '["012"]')`,
    [objects.importId, workspaceId],
  );
  await sql.execute(
    "INSERT INTO conversation_label (conversation_id, label_id, workspace_id) VALUES ($1, $2, $3)",
    [objects.conversationId, objects.labelId, workspaceId],
  );
  await sql.execute(
    `INSERT INTO ledger_entry (workspace_id, gateway_account_id, journal, account, amount, kind, description)
     SELECT $1, $2, j, a, n, 'unexplained', ''
     FROM gen_random_uuid() j, (VALUES ('available', 100), ('unexplained', -100)) AS entry (a, n)`,
    [workspaceId, objects.accountId],
  );
  const reply = await sql.first<{ campaign_id: string; id: string }>(
    `WITH made AS (
       INSERT INTO campaign (workspace_id, kind, gateway_account_id, name, message, audience, status,
         conversation_id)
       VALUES ($1, 'reply', $2, $3, '{"kind":"text","text":"Hello"}', '{}', 'finished', $4)
       RETURNING id)
     INSERT INTO message (campaign_id, workspace_id, phone, parts, status)
     SELECT id, $1, $3, 1, 'rejected' FROM made RETURNING campaign_id, id`,
    [workspaceId, objects.accountId, phone, objects.conversationId],
  );
  return {
    ...objects,
    replyId: messageRef(reply?.campaign_id ?? "", Number(reply?.id)),
    batchId: await id(
      `WITH made AS (
         INSERT INTO transfer_batch (workspace_id, request_key, fingerprint, lines, credits)
         VALUES ($1, $2, '', 1, 5) RETURNING id)
       INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, batch_id)
       SELECT $1, $3, $4, 5, 'succeeded', id FROM made RETURNING batch_id AS id`,
      [phone, objects.accountId, objects.customerId],
    ),
    purchaseId: await id(
      `INSERT INTO credit_explanation (workspace_id, gateway_account_id, kind, credits)
       VALUES ($1, $2, 'purchase', 7) RETURNING id`,
      [objects.accountId],
    ),
    journal: await id("SELECT journal AS id FROM ledger_entry WHERE workspace_id = $1 LIMIT 1"),
    ...(await createBilling(workspaceId, objects)),
    memberId: people.support.memberId,
    otherListId: await id("INSERT INTO list (workspace_id, name) VALUES ($1, $2) RETURNING id", [
      `B ${phone}`,
    ]),
    templateVersionId: await id(
      "SELECT id FROM template_version WHERE workspace_id = $1 AND template_id = $2",
      [objects.templateId],
    ),
    apiKeyId: await id(
      `INSERT INTO api_key (workspace_id, name, role, key_hash, prefix, created_by_id, held_by_id)
       VALUES ($1, 'Till', 'support', $2, 'x', $3, $3) RETURNING id`,
      [bytes, people.support.userId],
    ),
    senderId: await id("INSERT INTO sender (workspace_id, value) VALUES ($1, $2) RETURNING id", [
      `S${phone.slice(-9)}`,
    ]),
    cannedReplyId: await id(
      "INSERT INTO canned_reply (workspace_id, title, text) VALUES ($1, $2, 'Hello') RETURNING id",
      [`Hello ${phone}`],
    ),
    ownReplyId: await id(
      "INSERT INTO canned_reply (workspace_id, title, text, owner_id) VALUES ($1, $2, 'Hi', $3) RETURNING id",
      [`Own ${phone}`, people.owner.memberId],
    ),
    scheduledId: await id(
      `INSERT INTO scheduled_reply (workspace_id, conversation_id, text, send_at, request_key)
       VALUES ($1, $2, 'RM0 Hello', now() + interval '1 day', gen_random_uuid()) RETURNING id`,
      [objects.conversationId],
    ),
    invitationId: await id(
      `INSERT INTO invitation (workspace_id, email, name, role, token_hash, mailed, invited_by_id, expires_at)
       VALUES ($1, $2, 'New', 'support', $3, false, $4, now() + interval '1 day') RETURNING id`,
      [`new-${phone}@example.com`, bytes, people.owner.memberId],
    ),
    deliveryId: await id(
      `INSERT INTO webhook_delivery (workspace_id, endpoint_id, event, payload, status)
       VALUES ($1, $2, 'message.status', '{}', 'failed') RETURNING id`,
      [objects.webhookId],
    ),
    savedViewId: await id(
      `INSERT INTO saved_view (workspace_id, place, name, filter, shared)
       VALUES ($1, 'campaigns', $2, '{"status":"paused"}', true) RETURNING id`,
      [phone],
    ),
    callbackTokenId: await id(
      `INSERT INTO callback_token (workspace_id, gateway_account_id, token_hash, token_cipher, expires_at)
       VALUES ($1, $2, $3, '', now() + interval '1 day') RETURNING id`,
      [objects.accountId, bytes],
    ),
    callbackRejectionId: await id(
      `INSERT INTO callback_rejection (workspace_id, gateway_account_id, kind, raw, reason)
       VALUES ($1, $2, 'inbound', '', 'unreadable') RETURNING id::text`,
      [objects.accountId],
    ),
  };
}

/** A charge that stands on no invoice, and a link. */
async function createBilling(
  workspaceId: string,
  { customerId, transferId }: TestObjects,
): Promise<Pick<Things, "entryId" | "statementLinkId">> {
  const id = async (text: string, values: unknown[]) =>
    String((await sql.first<{ id: string }>(text, values))?.id);
  const own = [workspaceId, customerId];
  const bytes = Buffer.from(crypto.randomUUID());
  return {
    entryId: await id(
      `INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day, transfer_id,
         credits, price)
       VALUES ($1, $2, 'charge', 5, 'MYR', '2026-11-01', $3, 5, 1) RETURNING id`,
      [...own, transferId],
    ),
    statementLinkId: await id(
      `INSERT INTO statement_link (workspace_id, customer_id, token_hash, expires_at)
       VALUES ($1, $2, $3, now() + interval '1 day') RETURNING id`,
      [...own, bytes],
    ),
  };
}

/** Ids that nothing has. */
export function noThings(things: Things): Things {
  const none = (id: string) => (/^\d+$/.test(id) ? "900719925474099" : crypto.randomUUID());
  const ghosts = Object.entries(things).map(([name, id]) => [name, none(id)]);
  return {
    ...(Object.fromEntries(ghosts) as Things),
    messageId: `${crypto.randomUUID()}-1`,
    replyId: `${crypto.randomUUID()}-1`,
  };
}
