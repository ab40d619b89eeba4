import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireOwnAccount } from "@/lib/gateway-accounts/gateway-account.queries";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { syncTemplates } from "@/lib/whatsapp-templates/sync-templates";
import type { SyncTemplatesInput } from "@/lib/whatsapp-templates/whatsapp-template.input";
import { listTemplateSyncs } from "@/lib/whatsapp-templates/whatsapp-template.queries";
import type { TemplateSyncView } from "@/lib/whatsapp-templates/whatsapp-template.view";

/** Asks for the templates of one account, or of all, now; what each asking brought. */
export async function syncOwnTemplates(
  ctx: WorkspaceContext,
  input: SyncTemplatesInput,
): Promise<{ data: TemplateSyncView[] }> {
  const own = await listTemplateSyncs(ctx);
  const asked = own.filter(
    ({ gatewayAccountId }) =>
      input.gatewayAccountId === undefined || gatewayAccountId === input.gatewayAccountId,
  );
  if (asked.length === 0 && input.gatewayAccountId !== undefined) {
    await requireOwnAccount(ctx, input.gatewayAccountId);
    throw new AppError("unprocessable", sentence("problems.gateways.noTemplates"));
  }
  const ids = new Set(asked.map(({ gatewayAccountId }) => gatewayAccountId));
  await Promise.all([...ids].map(syncTemplates));
  await inWorkspace(ctx.workspaceId, async (tx) => {
    for (const id of ids)
      await recordAudit(tx, ctx, { action: "template.synced", entity: "gatewayAccount", entityId: id });
  });
  const now = await listTemplateSyncs(ctx);
  return { data: now.filter(({ gatewayAccountId }) => ids.has(gatewayAccountId)) };
}
