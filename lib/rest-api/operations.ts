import type { Operation } from "@/lib/rest-api/operation";
import { ACCOUNT_OPERATIONS } from "@/lib/rest-api/operations/account-operations";
import { BILLING_OPERATIONS } from "@/lib/rest-api/operations/billing-operations";
import { CAMPAIGN_OPERATIONS } from "@/lib/rest-api/operations/campaign-operations";
import { CONTACT_OPERATIONS, IMPORT_OPERATIONS } from "@/lib/rest-api/operations/contact-operations";
import { CONVERSATION_OPERATIONS } from "@/lib/rest-api/operations/conversation-operations";
import { DESCRIPTION_OPERATIONS, EVENT_OPERATIONS } from "@/lib/rest-api/operations/event-operations";
import { EXPORT_OPERATIONS } from "@/lib/rest-api/operations/export-operations";
import { LIST_OPERATIONS } from "@/lib/rest-api/operations/list-operations";
import { MESSAGE_OPERATIONS } from "@/lib/rest-api/operations/message-operations";
import { REPORT_OPERATIONS } from "@/lib/rest-api/operations/report-operations";
import { SEGMENT_OPERATIONS } from "@/lib/rest-api/operations/segment-operations";
import { SUPPRESSION_OPERATIONS } from "@/lib/rest-api/operations/suppression-operations";
import { TEMPLATE_OPERATIONS } from "@/lib/rest-api/operations/template-operations";
import { TRANSFER_OPERATIONS } from "@/lib/rest-api/operations/transfer-operations";
import { WEBHOOK_OPERATIONS } from "@/lib/rest-api/operations/webhook-operations";
import { WHATSAPP_OPERATIONS } from "@/lib/rest-api/operations/whatsapp-operations";
import { WORKSPACE_OPERATIONS } from "@/lib/rest-api/operations/workspace-operations";

/**
 * Every operation of `/api/v1`, in the order in which one reads about them. Whoever adds a route
 * adds it here; a test finds a missing one.
 */
export const OPERATIONS: readonly Operation[] = [
  ...CAMPAIGN_OPERATIONS,
  ...MESSAGE_OPERATIONS,
  ...LIST_OPERATIONS,
  ...SEGMENT_OPERATIONS,
  ...CONTACT_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...SUPPRESSION_OPERATIONS,
  ...TEMPLATE_OPERATIONS,
  ...WHATSAPP_OPERATIONS,
  ...CONVERSATION_OPERATIONS,
  ...TRANSFER_OPERATIONS,
  ...BILLING_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...WORKSPACE_OPERATIONS,
  ...REPORT_OPERATIONS,
  ...EXPORT_OPERATIONS,
  ...EVENT_OPERATIONS,
  ...DESCRIPTION_OPERATIONS,
];
