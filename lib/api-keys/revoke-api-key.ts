import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import type { revokeApiKeyInput } from "@/lib/api-keys/api-key.input";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/** From now on the key is unknown, and streams that it opened end. */
export async function revokeApiKey(
  ctx: WorkspaceContext,
  { apiKeyId }: z.output<typeof revokeApiKeyInput>,
): Promise<void> {
  await inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: apiKeyId, workspaceId: ctx.workspaceId, revokedAt: null };
    const { count } = await tx.apiKey.updateMany({ where, data: { revokedAt: new Date() } });
    if (count === 0) throw new AppError("not_found");
    await recordAudit(tx, ctx, { action: "apiKey.revoked", entity: "api-key", entityId: apiKeyId });
    await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "access", id: apiKeyId });
  });
}
