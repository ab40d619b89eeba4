import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import type { ArchiveCustomersInput } from "@/lib/customers/customer.input";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Archives many customers, or brings them back: all of them or none. */
export function archiveCustomers(
  ctx: WorkspaceContext,
  { customerIds, archived }: ArchiveCustomersInput,
): Promise<{ changed: number }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const ids = [...new Set(customerIds)];
    const found = await tx.customer.findMany({
      where: { workspaceId: ctx.workspaceId, id: { in: ids } },
      select: { id: true, username: true, archivedAt: true },
    });
    if (found.length !== ids.length) throw new AppError("not_found");
    const changed = found.filter(({ archivedAt }) => (archivedAt !== null) !== archived);
    await tx.customer.updateMany({
      where: { workspaceId: ctx.workspaceId, id: { in: changed.map(({ id }) => id) } },
      data: { archivedAt: archived ? new Date() : null },
    });
    for (const { id, username } of changed)
      await recordAudit(tx, ctx, {
        action: archived ? "customer.archived" : "customer.updated",
        entity: "customer",
        entityId: id,
        before: { username, archived: !archived },
        after: { archived },
      });
    return { changed: changed.length };
  });
}
