import type { ApiKeyView } from "@/lib/api-keys/api-key.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** The keys of the workspace, the newest first. The key itself was shown once and is not here. */
export async function listApiKeys(ctx: WorkspaceContext, now: Date): Promise<ApiKeyView[]> {
  const rows = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.apiKey.findMany({ where: { workspaceId: ctx.workspaceId }, omit: { keyHash: true }, orderBy: { createdAt: "desc" }, take: 500 }),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    prefix: row.prefix,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    status: row.revokedAt !== null ? "revoked" : row.expiresAt !== null && row.expiresAt <= now ? "expired" : "active",
  }));
}
