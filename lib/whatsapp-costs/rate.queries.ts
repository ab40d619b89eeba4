import type { WorkspaceContext } from "@/lib/access/context";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { Rate } from "@/lib/whatsapp-costs/rate.view";

/** Every price that the workspace imported, in the order of their days. */
export async function readRates(tx: WorkspaceDb, workspaceId: string): Promise<Rate[]> {
  return tx.$queryRaw<Rate[]>`
    SELECT valid_from::text AS "validFrom", market, category, currency, trim_scale(price)::text AS price
    FROM whatsapp_rate WHERE workspace_id = ${workspaceId}::uuid ORDER BY valid_from, market, category`;
}

export async function listRates(ctx: WorkspaceContext): Promise<Rate[]> {
  return inWorkspace(ctx.workspaceId, (tx) => readRates(tx, ctx.workspaceId));
}
