import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { SetWebhookStateInput } from "@/lib/webhooks/webhook.input";
import { requireWebhookRow } from "@/lib/webhooks/webhook.queries";

/**
 * Pauses an endpoint, or switches it on again with a clean slate. Doing it again changes nothing.
 */
export async function setWebhookState(
  ctx: WorkspaceContext,
  { webhookId, enabled }: SetWebhookStateInput,
): Promise<void> {
  const { workspaceId } = ctx;
  await inWorkspace(workspaceId, async (tx) => {
    await requireWebhookRow(tx, ctx, webhookId);
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id: webhookId, workspaceId, disabledAt: enabled ? { not: null } : null },
      data: enabled
        ? { disabledAt: null, disabledReason: null, failingSince: null }
        : { disabledAt: new Date(), disabledReason: "person" },
    });
    if (count === 0) return;
    await resolveAlarm(asSqlRunner(tx), { workspaceId, kind: "webhook.failing", entityId: webhookId });
    await recordAudit(tx, ctx, {
      action: enabled ? "webhook.enabled" : "webhook.paused",
      entity: "webhook",
      entityId: webhookId,
    });
  });
}
