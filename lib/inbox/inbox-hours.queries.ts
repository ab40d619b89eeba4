import type { WorkspaceContext } from "@/lib/access/context";
import type { InboxAssignment, OfficeHoursSettings } from "@/lib/inbox/inbox-hours.input";
import { assignmentOf, officeHoursOf } from "@/lib/inbox/inbox-hours.rules";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

export interface InboxHoursView {
  hours: OfficeHoursSettings;
  assignment: InboxAssignment;
  timeZone: string;
}

/** When the workspace answers, and who gets what nobody has. */
export async function readInboxHours(ctx: WorkspaceContext): Promise<InboxHoursView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { settings, timeZone } = await tx.workspace.findUniqueOrThrow({
      where: { id: ctx.workspaceId },
      select: { settings: true, timeZone: true },
    });
    return { hours: officeHoursOf(settings), assignment: assignmentOf(settings), timeZone };
  });
}

/** Whether whoever asks takes part in the turns; null where nobody does. */
export async function readAvailability(ctx: WorkspaceContext): Promise<boolean | null> {
  const { workspaceId, actor } = ctx;
  if (actor.kind !== "member") return null;
  const { assignment } = await readInboxHours(ctx);
  if (assignment === "off") return null;
  const row = await inWorkspace(workspaceId, (tx) =>
    tx.inboxTurn.findFirst({ where: { workspaceId, memberId: actor.id }, select: { available: true } }),
  );
  return row?.available ?? actor.role === "support";
}
