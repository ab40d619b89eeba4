import { recordAudit } from "@/lib/audit/record-audit";
import type { ContactIdInput } from "@/lib/contacts/contact.input";
import { AppError } from "@/lib/core/app-error";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Removes a person from the workspace and all its lists. Messages already sent stay in their campaigns; a suppression stays too. */
export async function deleteContact(ctx: WorkspaceContext, input: ContactIdInput): Promise<{ deleted: true }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const id = BigInt(input.contactId);
    await tx.listMember.deleteMany({ where: { workspaceId: ctx.workspaceId, contactId: id } });
    const { count } = await tx.contact.deleteMany({ where: { workspaceId: ctx.workspaceId, id } });
    if (count === 0) throw new AppError("not_found");
    await recordAudit(tx, ctx, { action: "contact.deleted", entity: "contact", entityId: input.contactId });
    await tx.$executeRaw`SELECT canang_notify(${ctx.workspaceId}::uuid, 'contact', ${input.contactId})`;
    return { deleted: true };
  });
}
