import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { PricesView, PriceView } from "@/lib/billing/billing.view";
import { readToday } from "@/lib/billing/require-customer";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Stands in the place of a customer for the price of everybody without one of their own. */
export const EVERY_CUSTOMER = "00000000-0000-0000-0000-000000000000";

/**
 * What a customer, or without one everybody, is charged for a credit: now, before and from when.
 */
export function getPrices(ctx: WorkspaceContext, customerId: string | null): Promise<PricesView> {
  return inWorkspace(ctx.workspaceId, (tx) => readPrices(asSqlRunner(tx), ctx.workspaceId, customerId));
}

export async function readPrices(
  client: SqlRunner,
  workspaceId: string,
  customerId: string | null,
): Promise<PricesView> {
  const whose = customerId ?? EVERY_CUSTOMER;
  const today = await readToday(client, workspaceId);
  const [current, history] = [
    await client.query<{ price: string; currency: string }>(
      `SELECT trim_scale(amount)::text AS price, currency
       FROM billing_price_on($1::uuid, $2::uuid, $3::date)`,
      [workspaceId, whose, today],
    ),
    await client.query<PriceView>(
      `SELECT DISTINCT ON (valid_from) valid_from::text AS "validFrom", trim_scale(amount)::text AS price,
         currency, created_by_name AS "byName"
       FROM billing_price WHERE workspace_id = $1::uuid AND customer_id = $2::uuid
       ORDER BY valid_from DESC, id DESC LIMIT 100`,
      [workspaceId, whose],
    ),
  ];
  const now = history.rows.find((each) => each.validFrom <= today);
  const found = current.rows[0];
  return {
    today,
    current: found ? { ...found, own: now !== undefined && now.price !== null } : null,
    history: history.rows,
  };
}
