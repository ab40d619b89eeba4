import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ContactIdInput } from "@/lib/contacts/contact.input";
import { AppError } from "@/lib/core/app-error";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/**
 * Removes a person from the workspace and, by a trigger, from all its lists. Messages already sent
 * stay in their campaigns; a suppression stays too.
 */
export async function deleteContact(
  ctx: WorkspaceContext,
  input: ContactIdInput,
): Promise<{ deleted: true }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const id = BigInt(input.contactId);
    const { count } = await tx.contact.deleteMany({ where: { workspaceId: ctx.workspaceId, id } });
    if (count === 0) throw new AppError("not_found");
    await recordAudit(tx, ctx, { action: "contact.deleted", entity: "contact", entityId: input.contactId });
    await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "contact", id: input.contactId });
    return { deleted: true };
  });
}
