import type { Things } from "./create-things";

const MAPPING = { phone: 0, firstName: null, lastName: null, fields: [] };
const MESSAGE = { kind: "text", text: "RM0 Hello" };
/** One moment for all bodies: two that differ by a millisecond would differ in more than an id. */
const IN_AN_HOUR = new Date(Date.now() + 3_600_000).toISOString();
const IN_TWO_HOURS = new Date(Date.now() + 7_200_000).toISOString();
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
  "/campaigns#approveCampaignAction": (o) => ({ id: o.campaignId }),
  "/campaigns#declineCampaignAction": (o) => ({ id: o.campaignId }),
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
    sendAt: IN_AN_HOUR,
    requestKey: "6a1b3c1e-0000-4000-8000-000000000003",
  }),
  "/inbox#changeScheduledAction": (o) => ({
    scheduledId: o.scheduledId,
    text: "RM0 Hi",
    sendAt: IN_TWO_HOURS,
  }),
  "/inbox#cancelScheduledAction": (o) => ({ scheduledId: o.scheduledId }),
  "/inbox#sendScheduledNowAction": (o) => ({ scheduledId: o.scheduledId }),
  "/inbox#sendAgainAction": (o) => ({ id: o.conversationId, messageId: o.replyId }),
  "/inbox#snoozeConversationAction": (o) => ({
    id: o.conversationId,
    until: IN_AN_HOUR,
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
  "/customers#mergeCustomersAction": (o) => ({ id: o.customerId, otherId: o.customerId }),
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
