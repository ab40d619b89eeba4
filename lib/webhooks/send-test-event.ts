import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { WebhookInput } from "@/lib/webhooks/webhook.input";
import { requireWebhookRow } from "@/lib/webhooks/webhook.queries";
import { TEST_EVENT } from "@/lib/webhooks/webhook.rules";

/**
 * An event that is nothing but a test: tried once, also while the endpoint is paused, and without
 * counting as its failure.
 */
export async function sendTestEvent(
  ctx: WorkspaceContext,
  { webhookId }: WebhookInput,
): Promise<{ deliveryId: string }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    await requireWebhookRow(tx, ctx, webhookId);
    const payload = { askedBy: ctx.actor.name };
    const { id } = await tx.webhookDelivery.create({
      data: { workspaceId, endpointId: webhookId, event: TEST_EVENT, payload },
    });
    await recordAudit(tx, ctx, { action: "webhook.tested", entity: "webhook", entityId: webhookId });
    return { deliveryId: id };
  });
}
