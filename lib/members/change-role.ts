import type { z } from "zod";
import { recordAuditSql } from "@/lib/audit/record-audit";
import { lockMember, requireAnotherOwner, requireOwner } from "@/lib/members/lock-member";
import type { changeRoleInput } from "@/lib/members/member.input";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** A new role counts at once: the person's sign-ins end with the old one (RELIABILITY A-6). */
export async function changeRole(ctx: WorkspaceContext, { memberId, role }: z.output<typeof changeRoleInput>): Promise<void> {
  if (role === "owner") requireOwner(ctx);
  await sql.transaction(async (client) => {
    const member = await lockMember(client, ctx, memberId);
    if (member.role === role) return;
    if (member.role === "owner") await requireAnotherOwner(client, ctx, memberId);
    await client.query("UPDATE member SET role = $3 WHERE workspace_id = $1 AND id = $2", [ctx.workspaceId, memberId, role]);
    await endSessionsOf(client, member.userId);
    const fact = { action: "member.role-changed", entity: "member", entityId: memberId };
    await recordAuditSql(client, ctx, { ...fact, before: { role: member.role }, after: { role, email: member.email } });
  });
}
