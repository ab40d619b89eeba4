import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import type { AuditAction } from "@/lib/audit/audit-action.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import type {
  availabilityInput,
  InboxAssignment,
  OfficeHoursSettings,
  saveAssignmentInput,
} from "@/lib/inbox/inbox-hours.input";
import { assignmentOf, officeHoursOf } from "@/lib/inbox/inbox-hours.rules";
import { AWAY_ALARM } from "@/lib/inbox/reply-away";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";

/** The week, the days off, and what is texted back outside of them. */
export async function saveOfficeHours(
  ctx: WorkspaceContext,
  hours: OfficeHoursSettings,
): Promise<OfficeHoursSettings> {
  const sorted = { ...hours, holidays: [...new Set(hours.holidays)].sort() };
  await keep(ctx, "officeHours", sorted, "inbox.officeHoursChanged", officeHoursOf);
  await sql.transaction((client) => resolveAlarm(client, { workspaceId: ctx.workspaceId, kind: AWAY_ALARM }));
  return sorted;
}

export async function saveAssignment(
  ctx: WorkspaceContext,
  { assignment }: z.output<typeof saveAssignmentInput>,
): Promise<{ assignment: InboxAssignment }> {
  await keep(ctx, "inboxAssignment", assignment, "inbox.assignmentChanged", assignmentOf);
  return { assignment };
}

async function keep(
  ctx: WorkspaceContext,
  name: "officeHours" | "inboxAssignment",
  value: unknown,
  action: AuditAction,
  read: (settings: unknown) => unknown,
): Promise<void> {
  const { workspaceId } = ctx;
  await inWorkspace(workspaceId, async (tx) => {
    const before = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { settings: true },
    });
    await tx.$executeRaw`UPDATE workspace
      SET settings = coalesce(settings, '{}')
        || jsonb_build_object(${name}::text, ${JSON.stringify(value)}::jsonb)
      WHERE id = ${workspaceId}::uuid`;
    await recordAudit(tx, ctx, {
      action,
      entity: "workspace",
      entityId: workspaceId,
      before: read(before.settings),
      after: value,
    });
  });
}

/** Whether conversations that nobody has may go to this person now. */
export async function setAvailability(
  ctx: WorkspaceContext,
  { available }: z.output<typeof availabilityInput>,
): Promise<{ available: boolean }> {
  const { workspaceId, actor } = ctx;
  if (actor.kind !== "member") throw new AppError("forbidden");
  return inWorkspace(workspaceId, async (tx) => {
    const memberId = actor.id;
    await tx.inboxTurn.upsert({
      where: { workspaceId_memberId: { workspaceId, memberId } },
      create: { workspaceId, memberId, available },
      update: { available },
    });
    await recordAudit(tx, ctx, {
      action: available ? "member.available" : "member.away",
      entity: "member",
      entityId: memberId,
    });
    return { available };
  });
}
