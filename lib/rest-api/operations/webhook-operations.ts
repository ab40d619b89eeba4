import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";
import { createWebhookInput, listWebhooksQuery } from "@/lib/webhooks/webhook.input";
import { createdWebhookSchema, webhookViewSchema } from "@/lib/webhooks/webhook.view";

const ID = "0190f3f0-7e8f-4091-82a3-b4c5d6e7f888";
const WEBHOOK = {
  id: ID,
  url: "https://shop.example.com/canang",
  events: ["message.status", "inbound.received"],
  state: "active",
  createdAt: EXAMPLE.at,
  failingSince: null,
  disabledAt: null,
  previousSecretUntil: null,
};

export const WEBHOOK_OPERATIONS: Operation[] = [
  {
    id: "listWebhooks",
    method: "GET",
    path: "/webhooks",
    tag: "webhooks",
    permission: "webhooks.edit",
    summary: "Webhooks",
    query: listWebhooksQuery,
    answer: {
      status: 200,
      description: "All of them, the oldest first.",
      schema: pageOf(webhookViewSchema),
      example: { data: [WEBHOOK], nextCursor: null },
    },
  },
  {
    id: "createWebhook",
    method: "POST",
    path: "/webhooks",
    tag: "webhooks",
    permission: "webhooks.edit",
    summary: "Create a webhook",
    description:
      "Each event is a POST of JSON, signed in `Canang-Signature: t=…,v1=…` and as Standard Webhooks says (`webhook-id`, `webhook-timestamp`, `webhook-signature`). It is tried again for 24 hours until an answer from 200 to 299 comes within 10 seconds. `Canang-Event-Id` stays the same at every try.",
    body: createWebhookInput,
    example: { body: { url: WEBHOOK.url, events: WEBHOOK.events } },
    answer: {
      status: 201,
      description: "The webhook with its secret, which is not shown again.",
      schema: createdWebhookSchema,
      example: { ...WEBHOOK, secret: "whsec_pZ0l2kq3Q1m8nB6v7C5x4S9d0F1g2H3j4K5l6M7n8O0=" },
    },
    refuses: ["unprocessable"],
  },
  {
    id: "deleteWebhook",
    method: "DELETE",
    path: "/webhooks/{webhookId}",
    tag: "webhooks",
    permission: "webhooks.edit",
    summary: "Delete a webhook",
    example: { path: { webhookId: ID } },
    answer: { status: 204, description: "Nothing more is sent there." },
  },
];
