import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { allocatePayments } from "@/lib/billing/allocate-payments";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { MergeCustomersInput } from "@/lib/customers/customer.input";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

interface Kept {
  id: string;
  gateway_account_id: string;
  username: string;
  name: string;
  notes: string;
  labels: string[];
  phone: string | null;
}

/** What belongs to a customer and goes to the other one as it is. */
const MOVED = ["transfer", "billing_entry", "billing_payment", "invoice", "statement_link"] as const;

/**
 * Makes one customer of two that are one username in other letters: the gateway knows only one.
 * Their transfers, charges, payments and invoices go to the one that stays, whose price and address
 * count; nothing else about them changes, and no credit moves.
 */
export function mergeCustomers(ctx: WorkspaceContext, input: MergeCustomersInput): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const [kept, gone] = await lockBoth(client, ctx.workspaceId, input);
    const values = [ctx.workspaceId, gone.id, kept.id];
    for (const table of MOVED)
      await client.query(
        `UPDATE ${table} SET customer_id = $3::uuid
         WHERE workspace_id = $1::uuid AND customer_id = $2::uuid`,
        values,
      );
    await client.query(
      `UPDATE billing_recipient SET customer_id = $3::uuid
       WHERE workspace_id = $1::uuid AND customer_id = $2::uuid
         AND NOT EXISTS (SELECT FROM billing_recipient WHERE customer_id = $3::uuid)`,
      values,
    );
    await client.query("DELETE FROM customer WHERE workspace_id = $1::uuid AND id = $2::uuid", [
      ctx.workspaceId,
      gone.id,
    ]);
    await client.query(
      `UPDATE customer SET name = $3::text, notes = $4::text, labels = $5::text[], phone = $6::text
       WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [
        ...[ctx.workspaceId, kept.id, kept.name || gone.name],
        [kept.notes, gone.notes].filter(Boolean).join("\n").slice(0, 2000),
        [...new Set([...kept.labels, ...gone.labels])].slice(0, 10),
        kept.phone ?? gone.phone,
      ],
    );
    await allocatePayments(client, ctx.workspaceId, kept.id);
    await recordAudit(tx, ctx, {
      action: "customer.merged",
      entity: "customer",
      entityId: kept.id,
      before: { username: gone.username, name: gone.name },
      after: { username: kept.username },
    });
  });
}

/** Nothing of either may be under way: it names the customer to whom it was confirmed. */
async function lockBoth(
  client: SqlRunner,
  workspaceId: string,
  { id, otherId }: MergeCustomersInput,
): Promise<[Kept, Kept]> {
  const { rows } = await client.query<Kept>(
    `SELECT id::text, gateway_account_id::text, username, name, notes, labels, phone
     FROM customer WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
    [workspaceId, [id, otherId]],
  );
  const [kept, gone] = [rows.find((row) => row.id === id), rows.find((row) => row.id === otherId)];
  if (kept === undefined || gone === undefined) throw new AppError("not_found");
  const same =
    kept !== gone &&
    kept.gateway_account_id === gone.gateway_account_id &&
    kept.username.toLowerCase() === gone.username.toLowerCase();
  if (!same) throw new AppError("unprocessable", sentence("problems.customers.notOne"));
  const open = await client.query(
    `SELECT FROM transfer WHERE workspace_id = $1::uuid AND customer_id = ANY ($2::uuid[])
       AND (status IN ('awaiting_approval', 'pending', 'sending', 'unresolved')
         OR contradicted_at IS NOT NULL AND corrected_at IS NULL) LIMIT 1`,
    [workspaceId, [id, otherId]],
  );
  if (open.rows.length > 0) throw new AppError("conflict", sentence("problems.customers.underWay"));
  return [kept, gone];
}
