import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import type { UpdateCustomerInput } from "@/lib/customers/customer.input";
import { readCustomerPhone } from "@/lib/customers/read-customer-phone";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Changes what we note about a customer, or puts it away. A transfer that waits for it is then not
 * carried out (T12).
 */
export function updateCustomer(ctx: WorkspaceContext, input: UpdateCustomerInput): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await tx.customer.findFirst({ where: { id: input.id, workspaceId: ctx.workspaceId } });
    if (!before) throw new AppError("not_found");
    const { id, archived, phone: typed, ...rest } = input;
    const changes = { ...rest, ...(await readCustomerPhone(tx, ctx, typed)) };
    await tx.customer.update({
      where: { id },
      data: { ...changes, ...(archived === undefined ? {} : { archivedAt: archived ? new Date() : null }) },
    });
    await recordAudit(tx, ctx, {
      action: archived ? "customer.archived" : "customer.updated",
      entity: "customer",
      entityId: id,
      before: { name: before.name, labels: before.labels, archived: before.archivedAt !== null },
      after: { ...rest, archived, ...(typed === undefined ? {} : { phoneChanged: true }) },
    });
  });
}
