import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { lockMember, requireAnotherOwner } from "@/lib/members/lock-member";
import type { setMemberStateInput } from "@/lib/members/member.input";
import { revokeCredentials } from "@/lib/members/revoke-credentials";
import { sql } from "@/lib/platform/db/sql";

/**
 * Shuts a person out of this workspace, or lets them in again. What they did keeps their name;
 * their keys go with them. Their sign-in stays, for it may be good elsewhere: the membership is
 * read again at every request, so this workspace is closed to it at once.
 */
export async function setMemberState(
  ctx: WorkspaceContext,
  { memberId, disabled }: z.output<typeof setMemberStateInput>,
): Promise<{ revokedKeys: number }> {
  return sql.transaction(async (client) => {
    const member = await lockMember(client, ctx, memberId);
    if (member.disabled === disabled) return { revokedKeys: 0 };
    if (disabled && member.userId === ctx.actor.userId)
      throw new AppError("unprocessable", sentence("problems.members.disableSelf"));
    if (disabled && member.role === "owner") await requireAnotherOwner(client, ctx, memberId);
    await client.query(
      "UPDATE member SET disabled_at = CASE WHEN $3 THEN now() END WHERE workspace_id = $1 AND id = $2",
      [ctx.workspaceId, memberId, disabled],
    );
    const action = disabled ? "member.disabled" : "member.enabled";
    await recordAudit(client, ctx, {
      action,
      entity: "member",
      entityId: memberId,
      after: { email: member.email },
    });
    return disabled ? revokeCredentials(client, ctx, member, null) : { revokedKeys: 0 };
  });
}
