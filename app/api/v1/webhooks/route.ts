import { workspaceRoute } from "@/lib/guards/workspace-route";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { createWebhookInput, listWebhooksQuery } from "@/lib/webhooks/webhook.input";
import { listWebhooks } from "@/lib/webhooks/webhook.queries";

export const GET = workspaceRoute("webhooks.edit", listWebhooksQuery, async (ctx) => ({
  data: await listWebhooks(ctx),
  nextCursor: null,
}));
export const POST = workspaceRoute("webhooks.edit", createWebhookInput, createWebhook, { status: 201 });
