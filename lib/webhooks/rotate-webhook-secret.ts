import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { recordReveal } from "@/lib/members/record-reveal";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { WebhookInput } from "@/lib/webhooks/webhook.input";
import { requireWebhookRow } from "@/lib/webhooks/webhook.queries";
import { SECRET_OVERLAP_HOURS } from "@/lib/webhooks/webhook.rules";
import { createWebhookSecret, sealWebhookSecret } from "@/lib/webhooks/webhook-secret";

/**
 * A new secret, answered this one time. For a day both sign, so that the other side can change over
 * without losing an event.
 */
export async function rotateWebhookSecret(
  ctx: WorkspaceContext,
  { webhookId }: WebhookInput,
): Promise<{ secret: string }> {
  const secret = createWebhookSecret();
  await inWorkspace(ctx.workspaceId, async (tx) => {
    await requireWebhookRow(tx, ctx, webhookId);
    await tx.$executeRaw`UPDATE webhook_endpoint
      SET previous_secret_cipher = secret_cipher, secret_cipher = ${sealWebhookSecret(secret, webhookId)},
        previous_secret_until = now() + make_interval(hours => ${SECRET_OVERLAP_HOURS}::int)
      WHERE id = ${webhookId}::uuid AND workspace_id = ${ctx.workspaceId}::uuid`;
    await recordReveal(asSqlRunner(tx), ctx, { kind: "webhook", entityId: webhookId, fresh: true });
    await recordAudit(tx, ctx, { action: "webhook.secretRotated", entity: "webhook", entityId: webhookId });
  });
  return { secret };
}
