import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { defaultAccount, findUsername } from "@/lib/customers/create-customer";
import type { ImportedCustomer } from "@/lib/customers/customer.input";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** What became of a list of customers. */
export interface CustomersImported {
  added: number;
  /** In the list already, whichever letters are capital; left as they are. */
  already: number;
  /** Ids, one for each line, in its order. */
  customers: string[];
}

/** Notes many customers of the workspace's default account at once; those that are known stay. */
export async function importCustomers(
  ctx: WorkspaceContext,
  lines: ImportedCustomer[],
): Promise<CustomersImported> {
  const accountId = await defaultAccount(ctx);
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const ids = new Map<number, string>();
    let added = 0;
    // In one order everywhere, so that two imports never wait for each other in a circle.
    const order = lines
      .map((line, index) => ({ ...line, index }))
      .toSorted((a, b) => a.customer.toLowerCase().localeCompare(b.customer.toLowerCase(), "en"));
    for (const { customer: username, name, notes, labels, index } of order) {
      const known = await findUsername(asSqlRunner(tx), accountId, username);
      if (known) {
        ids.set(index, known.id);
        continue;
      }
      const data = {
        workspaceId: ctx.workspaceId,
        gatewayAccountId: accountId,
        username,
        name,
        notes,
        labels,
      };
      ids.set(index, (await tx.customer.create({ data })).id);
      added += 1;
    }
    await recordAudit(tx, ctx, {
      action: "customer.imported",
      entity: "gatewayAccount",
      entityId: accountId,
      after: { added, already: lines.length - added },
    });
    return { added, already: lines.length - added, customers: lines.map((_, index) => ids.get(index) ?? "") };
  });
}
