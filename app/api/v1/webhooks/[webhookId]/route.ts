import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";

export const DELETE = workspaceRoute("webhooks.edit", null, (ctx, _, { params }) =>
  deleteWebhook(ctx, { webhookId: requireUuid(params.webhookId) }),
);
