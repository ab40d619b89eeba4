import type { z } from "zod";
import { recordAuditSql } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { lockMember, requireAnotherOwner } from "@/lib/members/lock-member";
import type { setMemberStateInput } from "@/lib/members/member.input";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Shuts a person out of the workspace, or lets them in again. What they did keeps their name. */
export async function setMemberState(ctx: WorkspaceContext, { memberId, disabled }: z.output<typeof setMemberStateInput>): Promise<void> {
  await sql.transaction(async (client) => {
    const member = await lockMember(client, ctx, memberId);
    if (member.disabled === disabled) return;
    if (disabled && member.userId === ctx.actor.userId)
      throw new AppError("unprocessable", "You cannot shut yourself out. Ask another owner or admin.");
    if (disabled && member.role === "owner") await requireAnotherOwner(client, ctx, memberId);
    await client.query("UPDATE member SET disabled_at = CASE WHEN $3 THEN now() END WHERE workspace_id = $1 AND id = $2", [
      ctx.workspaceId,
      memberId,
      disabled,
    ]);
    await endSessionsOf(client, member.userId);
    const action = disabled ? "member.disabled" : "member.enabled";
    await recordAuditSql(client, ctx, { action, entity: "member", entityId: memberId, after: { email: member.email } });
  });
}
