import type { core, ZodType } from "zod";
import { accountSchema, invoiceSchema, paymentSchema, statementSchema } from "@/lib/billing/billing-api.view";
import { campaignViewSchema, estimateViewSchema, messageTotalsSchema } from "@/lib/campaigns/campaign.view";
import { contactDetailSchema, contactViewSchema } from "@/lib/contacts/contact.view";
import { customerViewSchema } from "@/lib/customers/customer.view";
import { balanceViewSchema, gatewayAccountViewSchema } from "@/lib/gateway-accounts/gateway-account.view";
import { problemSchema } from "@/lib/guards/problem.view";
import { apiImportViewSchema } from "@/lib/imports/import.view";
import {
  conversationViewSchema,
  inboundMessageViewSchema,
  replyViewSchema,
} from "@/lib/inbox/conversation.view";
import { listViewSchema } from "@/lib/lists/list.view";
import { messageTimelineSchema, messageViewSchema } from "@/lib/messages/message.view";
import { messageContent } from "@/lib/messages/message-content.input";
import { suppressionViewSchema } from "@/lib/suppressions/suppression.view";
import { templateHistorySchema, templateViewSchema } from "@/lib/templates/template.view";
import { transferApiViewSchema } from "@/lib/transfers/transfer.view";

const NAMED = {
  Account: accountSchema,
  Balance: balanceViewSchema,
  Campaign: campaignViewSchema,
  Contact: contactViewSchema,
  ContactDetail: contactDetailSchema,
  Conversation: conversationViewSchema,
  Customer: customerViewSchema,
  Estimate: estimateViewSchema,
  GatewayAccount: gatewayAccountViewSchema,
  Import: apiImportViewSchema,
  InboundMessage: inboundMessageViewSchema,
  Invoice: invoiceSchema,
  List: listViewSchema,
  Message: messageViewSchema,
  MessageContent: messageContent,
  MessageStory: messageTimelineSchema,
  Payment: paymentSchema,
  Problem: problemSchema,
  Reply: replyViewSchema,
  Statement: statementSchema,
  Suppression: suppressionViewSchema,
  Template: templateViewSchema,
  TemplateHistory: templateHistorySchema,
  Totals: messageTotalsSchema,
  Transfer: transferApiViewSchema,
} satisfies Record<string, ZodType>;

/** Schemas that stand under a name of their own in the document, wherever they occur. */
export const SHARED_SCHEMAS: ReadonlyMap<core.$ZodType, string> = new Map(
  Object.entries(NAMED).map(([name, schema]) => [schema, name]),
);
