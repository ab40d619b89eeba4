import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { priceOn } from "@/lib/reports/credit-cost.rules";
import type { SaveCreditPriceInput } from "@/lib/reports/credit-price.input";
import { readPrices, readToday } from "@/lib/reports/credit-price.queries";

/** Before every message that there can be. */
const FROM_THE_BEGINNING = "2000-01-01";

/**
 * Sets what a credit costs from a day on, until the next price that is known. What earlier messages
 * cost stays as it was; a first price holds for them too, as there is no other.
 */
export async function saveCreditPrice(ctx: WorkspaceContext, input: SaveCreditPriceInput): Promise<void> {
  await inWorkspace(ctx.workspaceId, async (tx) => {
    const { today } = await readToday(tx, ctx.workspaceId);
    const prices = await readPrices(tx, ctx.workspaceId);
    const validFrom = input.validFrom ?? (prices.length === 0 ? FROM_THE_BEGINNING : today);
    const { amount } = input;
    const currency = amount === null ? null : input.currency;
    await tx.$executeRaw`
      INSERT INTO credit_price (workspace_id, valid_from, amount, currency)
      VALUES (${ctx.workspaceId}::uuid, ${validFrom}::date, ${amount}::numeric, ${currency})
      ON CONFLICT (workspace_id, valid_from) DO UPDATE
        SET amount = excluded.amount, currency = excluded.currency`;
    await recordAudit(tx, ctx, {
      action: "creditPrice.changed",
      entity: "workspace",
      entityId: ctx.workspaceId,
      before: priceOn(prices, validFrom),
      after: { validFrom, amount, currency },
    });
  });
}
