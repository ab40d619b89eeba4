import type { WorkspaceContext } from "@/lib/access/context";
import type { ContactColumnsInput } from "@/lib/contacts/contact.input";
import { listFieldNames } from "@/lib/contacts/list-field-names";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

export interface ContactColumns {
  /** The fields there are. */
  fields: string[];
  /** Those that this person chose; none means the first three that each contact has. */
  chosen: string[];
}

/** Remembers which fields somebody wants to see in lists of people. */
export async function saveContactColumns(
  ctx: WorkspaceContext,
  { columns }: ContactColumnsInput,
): Promise<{ columns: string[] }> {
  await inWorkspace(ctx.workspaceId, (tx) =>
    tx.member.updateMany({
      where: { id: ctx.actor.id, workspaceId: ctx.workspaceId },
      data: { contactColumns: columns },
    }),
  );
  return { columns };
}

/** The fields to choose from, and what was chosen. */
export async function getContactColumns(ctx: WorkspaceContext): Promise<ContactColumns> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const member = await tx.member.findFirst({
      where: { id: ctx.actor.id, workspaceId: ctx.workspaceId },
      select: { contactColumns: true },
    });
    return {
      fields: await listFieldNames(tx, ctx.workspaceId),
      chosen: member?.contactColumns ?? [],
    };
  });
}
