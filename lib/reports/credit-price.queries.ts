import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { type CreditPrice, priceOn } from "@/lib/reports/credit-cost.rules";
import type { CreditPriceView } from "@/lib/reports/credit-price.view";

/** Every price that the workspace entered, in the order of their days. */
export async function readPrices(tx: WorkspaceDb, workspaceId: string): Promise<CreditPrice[]> {
  return tx.$queryRaw<CreditPrice[]>`
    SELECT valid_from::text AS "validFrom", trim_scale(amount)::text AS amount, currency
    FROM credit_price WHERE workspace_id = ${workspaceId}::uuid ORDER BY valid_from`;
}

/** The day that it is in the workspace, and its zone; refuses one that was removed meanwhile. */
export async function readToday(
  tx: WorkspaceDb,
  workspaceId: string,
): Promise<{ today: string; timeZone: string }> {
  const [row] = await tx.$queryRaw<{ today: string; timeZone: string }[]>`
    SELECT report_day(id, now())::text AS today, time_zone AS "timeZone"
    FROM workspace WHERE id = ${workspaceId}::uuid`;
  if (!row) throw new AppError("not_found");
  return row;
}

/** What a credit costs today, and what it did and will cost. */
export async function getCreditPrice(ctx: WorkspaceContext): Promise<CreditPriceView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { today } = await readToday(tx, ctx.workspaceId);
    const prices = await readPrices(tx, ctx.workspaceId);
    return { today, current: priceOn(prices, today), history: prices.toReversed() };
  });
}
