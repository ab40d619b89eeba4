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
  paymentId: string;
  invoiceId: string;
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

/** A charge that stands on no invoice, a payment, an invoice and a link. */
async function createBilling(
  workspaceId: string,
  { customerId, transferId }: TestObjects,
): Promise<Pick<Things, "paymentId" | "invoiceId" | "entryId" | "statementLinkId">> {
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
    paymentId: await id(
      `INSERT INTO billing_payment (workspace_id, customer_id, request_key, amount, currency, paid_on)
       VALUES ($1, $2, gen_random_uuid()::text, 5, 'MYR', '2026-11-01') RETURNING id`,
      own,
    ),
    invoiceId: await id(
      `INSERT INTO invoice (workspace_id, customer_id, number, issued_on, currency, subtotal, tax, total,
         letterhead, recipient)
       VALUES ($1, $2, 'A-1', '2026-11-01', 'MYR', 5, 0, 5, $3, $3) RETURNING id`,
      [...own, '{"name":"","businessName":"","address":""}'],
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

const MAPPING = { phone: 0, firstName: null, lastName: null, fields: [] };
const MESSAGE = { kind: "text", text: "RM0 Hello" };
const chosen = (o: Things) => ({ contactIds: [o.contactId] });

type Body = (own: Things) => Record<string, unknown>;

/**
 * Every server action that takes an id, with a body that its schema takes. Each is asked with its
 * own workspace's ids, and with each of them and all of them of another.
 */
export const BODIES_WITH_IDS: Record<string, Body> = {
  "#saveViewAction": (o) => ({
    place: "contacts",
    name: "Mine",
    shared: false,
    filter: { list: o.listId },
  }),
  "#deleteViewAction": (o) => ({ id: o.savedViewId }),
  "/campaigns#createDraftAction": (o) => ({
    gatewayAccountId: o.accountId,
    audience: { lists: [o.listId], phones: [] },
    templateVersionId: o.templateVersionId,
  }),
  "/campaigns#updateDraftAction": (o) => ({ id: o.campaignId, version: 1, patch: {} }),
  "/campaigns#duplicateCampaignAction": (o) => ({ id: o.campaignId }),
  "/campaigns#deleteDraftAction": (o) => ({ id: o.campaignId }),
  "/campaigns#launchCampaignAction": (o) => ({ id: o.campaignId }),
  "/campaigns#undoLaunchAction": (o) => ({ id: o.campaignId }),
  "/campaigns#rescheduleCampaignAction": (o) => ({ id: o.campaignId, scheduledAt: "2027-06-01T10:00" }),
  "/campaigns#sendScheduledNowAction": (o) => ({ id: o.campaignId }),
  "/campaigns#pauseCampaignAction": (o) => ({ id: o.campaignId }),
  "/campaigns#resumeCampaignAction": (o) => ({ id: o.campaignId }),
  "/campaigns#cancelCampaignAction": (o) => ({ id: o.campaignId }),
  "/campaigns#sendTestAction": (o) => ({ id: o.campaignId, to: "60123456789" }),
  "/campaigns#sendAgainToFailedAction": (o) => ({ id: o.campaignId }),
  "/campaigns#resolveMessageAction": (o) => ({ ref: o.messageId, decision: "again" }),
  "/contacts#createContactAction": (o) => ({ phone: "60123499999", listId: o.listId }),
  "/contacts#updateContactAction": (o) => ({
    contactId: o.contactId,
    phone: "60123498765",
    firstName: "Other",
    lastName: "",
    fields: {},
  }),
  "/contacts#deleteContactAction": (o) => ({ contactId: o.contactId }),
  "/contacts#addChosenAction": (o) => ({ chosen: chosen(o), listIds: [o.otherListId] }),
  "/contacts#moveChosenAction": (o) => ({ chosen: chosen(o), from: o.listId, listIds: [o.otherListId] }),
  "/contacts#removeChosenAction": (o) => ({ chosen: chosen(o), listId: o.listId }),
  "/contacts#suppressChosenAction": (o) => ({ chosen: chosen(o), reason: "asked" }),
  "/contacts#deleteChosenAction": (o) => ({ chosen: chosen(o) }),
  "/credit#readBalanceAction": (o) => ({ id: o.accountId }),
  "/credit#buyCreditAction": (o) => ({
    gatewayAccountId: o.accountId,
    credits: 10,
    happenedOn: "2026-11-30",
  }),
  "/credit#explainMovementAction": (o) => ({
    journal: o.journal,
    kind: "other",
    happenedOn: "2026-11-30",
  }),
  "/credit#withdrawPurchaseAction": (o) => ({ id: o.purchaseId }),
  "/inbox#replyToConversationAction": (o) => ({
    id: o.conversationId,
    text: "RM0 Hello",
    requestKey: "6a1b3c1e-0000-4000-8000-000000000001",
  }),
  "/inbox#saveOwnReplyAction": (o) => ({ id: o.ownReplyId, title: "Mine", text: "Hi" }),
  "/inbox#deleteOwnReplyAction": (o) => ({ id: o.ownReplyId }),
  "/inbox#scheduleReplyAction": (o) => ({
    id: o.conversationId,
    text: "RM0 Hello",
    sendAt: new Date(Date.now() + 3_600_000).toISOString(),
    requestKey: "6a1b3c1e-0000-4000-8000-000000000003",
  }),
  "/inbox#changeScheduledAction": (o) => ({
    scheduledId: o.scheduledId,
    text: "RM0 Hi",
    sendAt: new Date(Date.now() + 7_200_000).toISOString(),
  }),
  "/inbox#cancelScheduledAction": (o) => ({ scheduledId: o.scheduledId }),
  "/inbox#sendScheduledNowAction": (o) => ({ scheduledId: o.scheduledId }),
  "/inbox#sendAgainAction": (o) => ({ id: o.conversationId, messageId: o.replyId }),
  "/inbox#snoozeConversationAction": (o) => ({
    id: o.conversationId,
    until: new Date(Date.now() + 3_600_000).toISOString(),
  }),
  "/inbox#changeManyAction": (o) => ({
    ids: [o.conversationId],
    change: { kind: "assign", memberId: o.memberId },
  }),
  "/inbox#optOutConversationAction": (o) => ({ id: o.conversationId }),
  "/inbox#markConversationAction": (o) => ({ id: o.conversationId, read: false }),
  "/inbox#assignConversationAction": (o) => ({ id: o.conversationId, memberId: o.memberId }),
  "/inbox#labelConversationAction": (o) => ({ id: o.conversationId, labelId: o.labelId, on: true }),
  "/inbox#moveConversationAction": (o) => ({ id: o.conversationId, open: false }),
  "/inbox#addNoteAction": (o) => ({ id: o.conversationId, text: "Angry", mentions: [o.memberId] }),
  "/inbox#addToContactsAction": (o) => ({ id: o.conversationId, firstName: "Siti", listId: o.listId }),
  "/inbox#exportThreadAction": (o) => ({ id: o.conversationId, format: "txt" }),
  "/inbox#seeMentionAction": (o) => ({ id: o.conversationId }),
  "/inbox#startConversationAction": (o) => ({
    contactId: o.contactId,
    gatewayAccountId: o.accountId,
    text: "RM0 Hello",
    requestKey: "6a1b3c1e-0000-4000-8000-000000000004",
  }),
  "/inbox#announceReplyAction": (o) => ({ id: o.conversationId, replying: true }),
  "/inbox#decideReviewAction": (o) => ({
    id: o.conversationId,
    messageId: o.inboundMessageId,
    decision: "stopped",
  }),
  "/inbox#revealPhoneAction": (o) => ({ id: o.conversationId }),
  "/segments#changeSegmentAction": (o) => ({
    segmentId: o.segmentId,
    name: "Other name",
    match: "all",
    conditions: [{ field: "list", is: "in", value: [o.listId] }],
  }),
  "/segments#archiveSegmentAction": (o) => ({ segmentId: o.segmentId }),
  "/segments#restoreSegmentAction": (o) => ({ segmentId: o.segmentId }),
  "/lists#renameListAction": (o) => ({ listId: o.listId, name: "Other name" }),
  "/lists#archiveListAction": (o) => ({ listId: o.listId }),
  "/lists#restoreListAction": (o) => ({ listId: o.listId }),
  "/lists#mergeListsAction": (o) => ({ listIds: [o.listId, o.otherListId], into: o.listId }),
  "/lists#removeListMemberAction": (o) => ({ listId: o.listId, contactId: o.contactId }),
  "/lists#inspectImportAction": (o) => ({ importId: o.importId }),
  "/lists#checkImportAction": (o) => ({ importId: o.importId, mapping: MAPPING, country: "MY" }),
  "/lists#askUndoAction": (o) => ({ importId: o.importId }),
  "/lists#letInRejectionsAction": (o) => ({ importId: o.importId, reason: "invalid" }),
  "/lists#startImportAction": (o) => ({ importId: o.importId, mapping: MAPPING, country: "MY" }),
  "/lists#cancelImportAction": (o) => ({ importId: o.importId }),
  "/lists#correctRejectionAction": (o) => ({ importId: o.importId, row: 1, cells: ["0123456789"] }),
  "/customers/[customer]/billing#savePriceAction": (o) => ({
    customerId: o.customerId,
    price: "0.05",
    validFrom: "2026-11-30",
  }),
  "/customers/[customer]/billing#recordPaymentAction": (o) => ({
    customerId: o.customerId,
    amount: "5",
    paidOn: "2026-11-01",
    invoiceId: o.invoiceId,
    requestKey: "6a1b3c1e-0000-4000-8000-000000000003",
  }),
  "/customers/[customer]/billing#voidPaymentAction": (o) => ({ id: o.paymentId, reason: "Twice" }),
  "/customers/[customer]/billing#issueInvoiceAction": (o) => ({
    customerId: o.customerId,
    entryIds: [Number(o.entryId)],
  }),
  "/customers/[customer]/billing#voidInvoiceAction": (o) => ({ id: o.invoiceId, reason: "Twice" }),
  "/customers/[customer]/billing#saveRecipientAction": (o) => ({ customerId: o.customerId, name: "Kedai" }),
  "/customers/[customer]/billing#createStatementLinkAction": (o) => ({
    customerId: o.customerId,
    from: null,
    to: null,
    days: 7,
  }),
  "/customers/[customer]/billing#withdrawStatementLinkAction": (o) => ({ id: o.statementLinkId }),
  "/templates#updateTemplateAction": (o) => ({ id: o.templateId, version: 1, message: MESSAGE }),
  "/templates#restoreTemplateAction": (o) => ({ id: o.templateId, version: 1 }),
  "/templates#archiveTemplateAction": (o) => ({ id: o.templateId }),
  "/transfers#createTransferAction": (o) => ({
    customerId: o.customerId,
    username: "buyer",
    credits: 5,
    requestKey: "6a1b3c1e-0000-4000-8000-000000000002",
  }),
  "#takeBackTransferAction": (o) => ({ id: o.transferId }),
  "#takeBackTransferBatchAction": (o) => ({ id: o.batchId }),
  "/transfers#approveTransferBatchAction": (o) => ({ id: o.batchId }),
  "/transfers#declineTransferBatchAction": (o) => ({ id: o.batchId, reason: "Not now" }),
  "/transfers#archiveCustomersAction": (o) => ({ customerIds: [o.customerId], archived: true }),
  "/transfers#declineTransferAction": (o) => ({ id: o.transferId }),
  "/transfers#approveTransferAction": (o) => ({ id: o.transferId }),
  "/transfers#resolveTransferAction": (o) => ({ id: o.transferId, decision: "refused", note: "Looked" }),
  "/transfers#correctTransferAction": (o) => ({ id: o.transferId, finding: "stands", note: "Looked" }),
  "/transfers#createCustomerAction": (o) => ({ gatewayAccountId: o.accountId, username: "another" }),
  "/transfers#updateCustomerAction": (o) => ({ id: o.customerId, name: "Kedai" }),
  "/settings/api-keys#revokeApiKeyAction": (o) => ({ apiKeyId: o.apiKeyId }),
  "/settings/api-keys#handOverApiKeyAction": (o) => ({ apiKeyId: o.apiKeyId, memberId: o.memberId }),
  "/settings/callbacks#rotateCallbackTokenAction": (o) => ({ id: o.accountId }),
  "/settings/callbacks#retireCallbackTokenAction": (o) => ({ id: o.callbackTokenId, evenUnused: true }),
  "/settings/callbacks#replayCallbackAction": (o) => ({ id: o.callbackRejectionId }),
  "/settings/callbacks#discardReportsAction": (o) => ({
    id: o.accountId,
    from: "2026-01-01T00:00:00Z",
    to: "2026-01-02T00:00:00Z",
  }),
  "/settings/callbacks#saveAddressesAction": (o) => ({ id: o.accountId, allowedAddresses: ["210.5.41.23"] }),
  "/settings/gateway-accounts#testGatewayAccountAction": (o) => ({ id: o.accountId }),
  "/settings/gateway-accounts#updateGatewayAccountAction": (o) => ({ id: o.accountId, label: "Other" }),
  "/settings/gateway-accounts#resumeGatewayAccountAction": (o) => ({ id: o.accountId }),
  "/settings/gateway-accounts#removeGatewayAccountAction": (o) => ({ id: o.accountId }),
  "/settings/inbox#saveCannedReplyAction": (o) => ({ id: o.cannedReplyId, title: "New", text: "Hi" }),
  "/settings/inbox#deleteCannedReplyAction": (o) => ({ id: o.cannedReplyId }),
  "/settings/inbox#saveLabelAction": (o) => ({ id: o.labelId, name: "Other label" }),
  "/settings/inbox#deleteLabelAction": (o) => ({ id: o.labelId }),
  "/settings/members#renewInvitationAction": (o) => ({ invitationId: o.invitationId, byHand: true }),
  "/settings/members#changeInvitationAction": (o) => ({ invitationId: o.invitationId, role: "marketer" }),
  "/settings/members#withdrawInvitationAction": (o) => ({ invitationId: o.invitationId }),
  "/settings/members#changeRoleAction": (o) => ({ memberId: o.memberId, role: "marketer" }),
  "/settings/members#setMemberStateAction": (o) => ({ memberId: o.memberId, disabled: true }),
  "/settings/members#renewPasswordLinkAction": (o) => ({ memberId: o.memberId }),
  "/settings/senders#deleteSenderAction": (o) => ({ id: o.senderId }),
  "/settings/webhooks#updateWebhookAction": (o) => ({
    webhookId: o.webhookId,
    url: "https://example.com/other",
    events: ["message.status"],
  }),
  "/settings/webhooks#setWebhookStateAction": (o) => ({ webhookId: o.webhookId, enabled: false }),
  "/settings/webhooks#rotateWebhookSecretAction": (o) => ({ webhookId: o.webhookId }),
  "/settings/webhooks#deleteWebhookAction": (o) => ({ webhookId: o.webhookId }),
  "/settings/webhooks#sendTestEventAction": (o) => ({ webhookId: o.webhookId }),
  "/settings/webhooks#sendDeliveryAgainAction": (o) => ({ deliveryId: o.deliveryId }),
};

/** They take ids of the person's own, whatever the workspace. */
export const OWN_IDS = new Set([
  "#confirmWithPasskeyAction",
  "/settings/security#endOwnSessionAction",
  "/settings/security#disableTwoStepAction",
  "/settings/security#renewRecoveryCodesAction",
  "/settings/security#addPasskeyAction",
  "/settings/security#renamePasskeyAction",
  "/settings/security#removePasskeyAction",
]);

/** Ids in the path of what the screens fetch, by the names that the path has for them. */
export function pathOf(way: string, o: Things): Record<string, string> {
  return { ...o, messageId: way.includes("/conversations/") ? o.inboundMessageId : o.messageId };
}

/** What the screens fetch with an id in the query. */
export const QUERIES_WITH_IDS: Record<string, (own: Things) => Record<string, string>> = {
  "GET /api/app/[workspace]/contacts": (o) => ({ list: o.listId }),
  "GET /api/app/[workspace]/contacts/count": (o) => ({ list: o.listId }),
  "GET /api/app/[workspace]/contacts/export": (o) => ({ list: o.listId }),
  "GET /api/app/[workspace]/conversations": (o) => ({
    label: o.labelId,
    account: o.accountId,
    status: "all",
  }),
  "GET /api/app/[workspace]/credit/ledger": (o) => ({ gatewayAccountId: o.accountId }),
  "GET /api/app/[workspace]/lists/merged": (o) => ({ lists: `${o.listId},${o.otherListId}` }),
  "POST /api/app/[workspace]/imports": (o) => ({ list: o.listId }),
  "GET /api/app/[workspace]/canned-replies": (o) => ({ conversation: o.conversationId }),
};
