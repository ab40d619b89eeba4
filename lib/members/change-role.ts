import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { lockMember, requireAnotherOwner, requireOwner } from "@/lib/members/lock-member";
import type { changeRoleInput } from "@/lib/members/member.input";
import { revokeCredentials } from "@/lib/members/revoke-credentials";
import { sql } from "@/lib/platform/db/sql";

/**
 * A new role counts at once, for it is read again at every request; the sign-in itself may be
 * good elsewhere and stays. Keys of the person that may do more than the new role are revoked with
 * it.
 */
export async function changeRole(
  ctx: WorkspaceContext,
  { memberId, role }: z.output<typeof changeRoleInput>,
): Promise<{ revokedKeys: number }> {
  if (role === "owner") requireOwner(ctx);
  return sql.transaction(async (client) => {
    const member = await lockMember(client, ctx, memberId);
    if (member.role === role) return { revokedKeys: 0 };
    if (member.role === "owner") await requireAnotherOwner(client, ctx, memberId);
    await client.query("UPDATE member SET role = $3 WHERE workspace_id = $1 AND id = $2", [
      ctx.workspaceId,
      memberId,
      role,
    ]);
    const fact = { action: "member.roleChanged" as const, entity: "member", entityId: memberId };
    await recordAudit(client, ctx, {
      ...fact,
      before: { role: member.role },
      after: { role, email: member.email },
    });
    return revokeCredentials(client, ctx, member, role);
  });
}
