import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { checkWebhookUrl } from "@/lib/webhooks/check-webhook-url";
import type { UpdateWebhookInput } from "@/lib/webhooks/webhook.input";
import { requireWebhookRow } from "@/lib/webhooks/webhook.queries";

/** Another address or other events. What waits goes to the new address. */
export async function updateWebhook(
  ctx: WorkspaceContext,
  { webhookId, ...input }: UpdateWebhookInput,
): Promise<void> {
  checkWebhookUrl(input.url);
  await inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await requireWebhookRow(tx, ctx, webhookId);
    await tx.webhookEndpoint.updateMany({
      where: { id: webhookId, workspaceId: ctx.workspaceId },
      data: input,
    });
    await recordAudit(tx, ctx, {
      action: "webhook.updated",
      entity: "webhook",
      entityId: webhookId,
      before: { url: before.url, events: before.events },
      after: input,
    });
  });
}
