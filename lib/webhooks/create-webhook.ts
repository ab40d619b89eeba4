import "server-only";
import { randomUUID } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { recordReveal } from "@/lib/members/record-reveal";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { checkWebhookUrl } from "@/lib/webhooks/check-webhook-url";
import type { CreateWebhookInput } from "@/lib/webhooks/webhook.input";
import { requireWebhook } from "@/lib/webhooks/webhook.queries";
import type { CreatedWebhook } from "@/lib/webhooks/webhook.view";
import { createWebhookSecret, sealWebhookSecret } from "@/lib/webhooks/webhook-secret";

const MOST_ENDPOINTS = 20;

/** A new endpoint. Its secret is answered this one time; only a sealed copy stays. */
export async function createWebhook(
  ctx: WorkspaceContext,
  input: CreateWebhookInput,
): Promise<CreatedWebhook> {
  checkWebhookUrl(input.url);
  const id = randomUUID();
  const secret = createWebhookSecret();
  const { workspaceId } = ctx;
  await inWorkspace(workspaceId, async (tx) => {
    if ((await tx.webhookEndpoint.count({ where: { workspaceId } })) >= MOST_ENDPOINTS)
      throw new AppError("unprocessable", sentence("problems.webhooks.most", { most: MOST_ENDPOINTS }));
    await tx.webhookEndpoint.create({
      data: { id, workspaceId, ...input, secretCipher: sealWebhookSecret(secret, id) },
    });
    await recordReveal(asSqlRunner(tx), ctx, { kind: "webhook", entityId: id, fresh: true });
    await recordAudit(tx, ctx, { action: "webhook.created", entity: "webhook", entityId: id, after: input });
  });
  return { ...(await requireWebhook(ctx, id)), secret };
}
