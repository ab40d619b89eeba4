import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";
import {
  listWhatsAppTemplatesInput,
  syncTemplatesInput,
} from "@/lib/whatsapp-templates/whatsapp-template.input";
import {
  syncedTemplatesSchema,
  whatsAppTemplateSchema,
} from "@/lib/whatsapp-templates/whatsapp-template.view";

const TEMPLATE = {
  id: "0190f3d1-5c6d-4e7f-8091-a2b3c4d5e6a1",
  gatewayAccountId: EXAMPLE.account,
  name: "order_update",
  language: "en",
  status: "APPROVED",
  category: "UTILITY",
  previousCategory: null,
  quality: "GREEN",
  rejectedReason: null,
  header: { format: "text", text: "Your order {{1}}" },
  body: "Hello {{1}}, your order will arrive on {{2}}.",
  footer: null,
  buttons: [],
  variables: [
    { place: "header", button: null, name: "1", example: "1042" },
    { place: "body", button: null, name: "1", example: "Aminah" },
    { place: "body", button: null, name: "2", example: "Friday" },
  ],
  changedAt: EXAMPLE.at,
};

export const WHATSAPP_OPERATIONS: Operation[] = [
  {
    id: "listWhatsAppTemplates",
    method: "GET",
    path: "/whatsapp/templates",
    tag: "templates",
    permission: "templates.view",
    summary: "Templates at WhatsApp, by name and language",
    description:
      "As they were when last asked for: hourly, and shortly after WhatsApp says that one has changed. Only APPROVED ones can be sent.",
    query: listWhatsAppTemplatesInput,
    answer: {
      status: 200,
      description: "A page of templates.",
      schema: pageOf(whatsAppTemplateSchema),
      example: { data: [TEMPLATE], nextCursor: null },
    },
  },
  {
    id: "syncWhatsAppTemplates",
    method: "POST",
    path: "/whatsapp/templates/sync",
    tag: "templates",
    permission: "templates.edit",
    summary: "Ask WhatsApp for the templates now",
    description:
      "Of one account, or of all that send by WhatsApp. An account that told nothing says why in `problem`, and keeps what it told before. Without such an account nothing is asked, and `data` is empty.",
    body: syncTemplatesInput,
    example: { body: {} },
    answer: {
      status: 200,
      description: "What each account told.",
      schema: syncedTemplatesSchema,
      example: {
        data: [{ gatewayAccountId: EXAMPLE.account, label: "WhatsApp", syncedAt: EXAMPLE.at, problem: null }],
      },
    },
    refuses: ["not_found", "unprocessable"],
  },
];
