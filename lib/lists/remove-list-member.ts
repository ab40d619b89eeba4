import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import type { ListMemberInput } from "@/lib/lists/list.input";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Takes a person out of a list; the person stays. */
export async function removeListMember(
  ctx: WorkspaceContext,
  input: ListMemberInput,
): Promise<{ removed: true }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { count } = await tx.listMember.deleteMany({
      where: { workspaceId: ctx.workspaceId, listId: input.listId, contactId: BigInt(input.contactId) },
    });
    if (count === 0) throw new AppError("not_found");
    await recordAudit(tx, ctx, {
      action: "list.contactRemoved",
      entity: "list",
      entityId: input.listId,
      after: { contactId: input.contactId },
    });
    return { removed: true };
  });
}
