import type { WorkspaceContext } from "@/lib/access/context";
import type { InboxAssignment, OfficeHoursSettings } from "@/lib/inbox/inbox-hours.input";
import { assignmentOf, officeHoursOf } from "@/lib/inbox/inbox-hours.rules";
import { type MalaysiaSettings, malaysiaSettings } from "@/lib/malaysia/malaysia-template.rules";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";

export interface InboxHoursView {
  hours: OfficeHoursSettings;
  assignment: InboxAssignment;
  timeZone: string;
  /** What of an away text would not be sent to Malaysia. */
  malaysia: MalaysiaSettings;
}

/** When the workspace answers, and who gets what nobody has. */
export async function readInboxHours(ctx: WorkspaceContext): Promise<InboxHoursView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { settings, timeZone } = await tx.workspace.findUniqueOrThrow({
      where: { id: ctx.workspaceId },
      select: { settings: true, timeZone: true },
    });
    return {
      hours: officeHoursOf(settings),
      assignment: assignmentOf(settings),
      timeZone,
      malaysia: malaysiaSettings(workspaceSettingsSchema.parse(settings ?? {})),
    };
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
