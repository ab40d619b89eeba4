import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { WebhookInput } from "@/lib/webhooks/webhook.input";
import { requireWebhookRow } from "@/lib/webhooks/webhook.queries";

/** Nothing more is sent there. Its deliveries go with it, in the background. */
export async function deleteWebhook(ctx: WorkspaceContext, { webhookId }: WebhookInput): Promise<void> {
  const { workspaceId } = ctx;
  await inWorkspace(workspaceId, async (tx) => {
    const before = await requireWebhookRow(tx, ctx, webhookId);
    await tx.webhookEndpoint.deleteMany({ where: { id: webhookId, workspaceId } });
    await resolveAlarm(asSqlRunner(tx), { workspaceId, kind: "webhook.failing", entityId: webhookId });
    await recordAudit(tx, ctx, {
      action: "webhook.deleted",
      entity: "webhook",
      entityId: webhookId,
      before: { url: before.url, events: before.events },
    });
  });
}
