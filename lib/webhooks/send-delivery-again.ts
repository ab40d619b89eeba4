import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { SendAgainInput } from "@/lib/webhooks/webhook.input";
import { requireWebhookRow } from "@/lib/webhooks/webhook.queries";
import { TEST_EVENT } from "@/lib/webhooks/webhook.rules";

/**
 * Sends an event again now, under the same id, and tries it for another 24 hours. One that waits
 * for its next try goes at once.
 */
export async function sendDeliveryAgain(
  ctx: WorkspaceContext,
  { deliveryId }: SendAgainInput,
): Promise<void> {
  const { workspaceId } = ctx;
  await inWorkspace(workspaceId, async (tx) => {
    const delivery = await tx.webhookDelivery.findFirst({ where: { id: deliveryId, workspaceId } });
    if (delivery === null) throw new AppError("not_found");
    const endpoint = await requireWebhookRow(tx, ctx, delivery.endpointId);
    if (endpoint.disabledAt !== null && delivery.event !== TEST_EVENT)
      throw new AppError("unprocessable", sentence("problems.webhooks.disabled"));
    // The due time of one under way is its lease: only one that has ended, or has been tried and
    // waits, is moved.
    const moved = await tx.$executeRaw`UPDATE webhook_delivery
      SET status = 'pending', due_at = now(), retry_from = now(), finished_at = NULL
      WHERE id = ${deliveryId}::uuid AND workspace_id = ${workspaceId}::uuid
        AND (status <> 'pending'
          OR attempts > 0
          AND (SELECT count(*)
            FROM webhook_attempt a
            WHERE a.delivery_id = webhook_delivery.id) >= attempts)`;
    if (moved === 0) throw new AppError("conflict", sentence("problems.webhooks.onItsWay"));
    await recordAudit(tx, ctx, {
      action: "webhook.sentAgain",
      entity: "webhook",
      entityId: delivery.endpointId,
      after: { deliveryId },
    });
  });
}
