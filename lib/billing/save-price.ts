import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SavePriceInput, SaveUsualPriceInput } from "@/lib/billing/billing.input";
import { EVERY_CUSTOMER, readPrices } from "@/lib/billing/price.queries";
import { requireCustomer } from "@/lib/billing/require-customer";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Sets what a credit costs a customer from a day on. What was charged stays as it was; what moved
 * since that day without a price is charged now, each transfer once.
 */
export function savePrice(ctx: WorkspaceContext, input: SavePriceInput): Promise<{ charged: number }> {
  return storePrice(ctx, input);
}

/** The same for everybody who has no price of their own. */
export function saveUsualPrice(
  ctx: WorkspaceContext,
  input: SaveUsualPriceInput,
): Promise<{ charged: number }> {
  return storePrice(ctx, { ...input, customerId: null });
}

function storePrice(
  ctx: WorkspaceContext,
  input: Omit<SavePriceInput, "customerId"> & { customerId: string | null },
): Promise<{ charged: number }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    if (input.customerId !== null) await requireCustomer(client, ctx.workspaceId, input.customerId);
    const { current } = await readPrices(client, ctx.workspaceId, input.customerId);
    await client.query(
      `INSERT INTO billing_price (workspace_id, customer_id, valid_from, amount, currency, created_by_name)
       VALUES ($1::uuid, $2::uuid, $3::date, $4::numeric, $5::text, $6::text)`,
      [
        ctx.workspaceId,
        input.customerId ?? EVERY_CUSTOMER,
        input.validFrom,
        input.price,
        input.price === null ? null : input.currency,
        ctx.actor.name,
      ],
    );
    const charged = await chargeUnpriced(client, ctx.workspaceId, input.customerId);
    await recordAudit(tx, ctx, {
      action: input.customerId === null ? "billing.defaultPriceChanged" : "billing.priceChanged",
      entity: input.customerId === null ? "workspace" : "customer",
      entityId: input.customerId ?? ctx.workspaceId,
      before: current,
      after: { validFrom: input.validFrom, price: input.price, currency: input.currency, charged },
    });
    return { charged };
  });
}

/** Charges what moved while no price was known and has one now, on the day on which it moved. */
async function chargeUnpriced(
  client: SqlRunner,
  workspaceId: string,
  customerId: string | null,
): Promise<number> {
  const { rows } = await client.query(
    `INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day, transfer_id, credits,
       price)
     SELECT t.workspace_id, t.customer_id, 'charge', billing_round(t.credits * p.amount, p.currency),
       p.currency, t.day, t.id, t.credits, p.amount
     FROM (
       SELECT workspace_id, customer_id, id, credits, billing_day(workspace_id, settled_at) AS day
       FROM transfer
       WHERE workspace_id = $1::uuid AND status = 'succeeded' AND settled_at IS NOT NULL
         AND ($2::uuid IS NULL OR customer_id = $2::uuid)
         AND NOT EXISTS (SELECT FROM billing_entry e WHERE e.transfer_id = transfer.id)
     ) AS t
     CROSS JOIN LATERAL billing_price_on(t.workspace_id, t.customer_id, t.day) AS p
     ON CONFLICT DO NOTHING RETURNING id`,
    [workspaceId, customerId],
  );
  return rows.length;
}
