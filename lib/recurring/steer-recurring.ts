import type { WorkspaceContext } from "@/lib/access/context";
import type { AuditAction } from "@/lib/audit/audit-action.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { RecurringIdInput } from "@/lib/recurring/recurring.input";
import { type RecurringView, recurringView } from "@/lib/recurring/recurring.view";

type Status = "active" | "paused" | "ended";

/** Whatever comes while it is paused is skipped, and said so. */
export function pauseRecurring(ctx: WorkspaceContext, input: RecurringIdInput): Promise<RecurringView> {
  return steer(ctx, input, ["active"], { status: "paused" }, "recurringCampaign.paused");
}

/** Who joined a list meanwhile is not greeted. */
export function resumeRecurring(ctx: WorkspaceContext, input: RecurringIdInput): Promise<RecurringView> {
  return steer(ctx, input, ["paused"], { status: "active", since: new Date() }, "recurringCampaign.resumed");
}

export function skipNext(ctx: WorkspaceContext, input: RecurringIdInput): Promise<RecurringView> {
  return steer(ctx, input, ["active", "paused"], { skipNext: true }, "recurringCampaign.nextSkipped");
}

export function keepNext(ctx: WorkspaceContext, input: RecurringIdInput): Promise<RecurringView> {
  return steer(ctx, input, ["active", "paused"], { skipNext: false }, "recurringCampaign.nextKept");
}

/** For good; its runs and their reports stay. */
export function endRecurring(ctx: WorkspaceContext, input: RecurringIdInput): Promise<RecurringView> {
  const data = { status: "ended", nextAt: null, nextOccurrence: null, skipNext: false, problem: null };
  return steer(ctx, input, ["active", "paused"], data, "recurringCampaign.ended");
}

async function steer(
  ctx: WorkspaceContext,
  { recurringId: id }: RecurringIdInput,
  from: Status[],
  data: Prisma.RecurringCampaignUncheckedUpdateManyInput,
  action: AuditAction,
): Promise<RecurringView> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const { count } = await tx.recurringCampaign.updateMany({
      where: { id, workspaceId, status: { in: from } },
      data: { ...data, updatedAt: new Date() },
    });
    const row = await tx.recurringCampaign.findFirst({ where: { id, workspaceId } });
    if (row === null) throw new AppError("not_found");
    if (count === 0) {
      if (row.status === "ended") throw new AppError("unprocessable", sentence("problems.recurring.ended"));
      return recurringView(row);
    }
    await recordAudit(tx, ctx, {
      action,
      entity: "recurringCampaign",
      entityId: id,
      after: { name: row.name },
    });
    return recurringView(row);
  });
}
