import { requireUuid } from "@/lib/core/uuid";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const DELETE = workspaceRoute("webhooks.edit", null, (ctx, _, { params }) =>
  deleteWebhook(ctx, { webhookId: requireUuid(params.webhookId) }),
);
