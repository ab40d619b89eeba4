import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { lockMember } from "@/lib/members/lock-member";
import type { memberIdInput } from "@/lib/members/member.input";
import { sql } from "@/lib/platform/db/sql";
import { createPasswordLink, mayMakeLink } from "./password-link";

/**
 * A link for somebody who forgot the password. Only for a login that belongs to this workspace
 * alone: otherwise its administrators could take over what the person may do elsewhere. Never for
 * somebody above who asks, and not for oneself, who would need no current password then.
 */
export async function renewPasswordLink(
  ctx: WorkspaceContext,
  { memberId }: z.output<typeof memberIdInput>,
): Promise<{ link: string }> {
  return sql.transaction(async (client) => {
    const member = await lockMember(client, ctx, memberId);
    if (ctx.actor.kind !== "member" || !mayMakeLink(ctx.actor.role, member.role))
      throw new AppError("forbidden", sentence("problems.members.aboveYou"));
    if (member.userId === ctx.actor.userId)
      throw new AppError("unprocessable", sentence("problems.members.ownPassword"));
    if (member.disabled) throw new AppError("unprocessable", sentence("problems.members.disabled"));
    await refuseElsewhere(client, ctx, member.userId);
    const link = await createPasswordLink(client, member.userId, { madeById: ctx.actor.id });
    const after = { email: member.email };
    await recordAudit(client, ctx, {
      action: "member.passwordLinkMade",
      entity: "member",
      entityId: memberId,
      after,
    });
    return { link };
  });
}

async function refuseElsewhere(
  client: Parameters<typeof createPasswordLink>[0],
  ctx: WorkspaceContext,
  userId: string,
): Promise<void> {
  // The login stays locked: no membership elsewhere is accepted between this look and the link.
  await client.query(`SELECT FROM "user" WHERE id = $1 FOR UPDATE`, [userId]);
  const elsewhere = await client.query(
    "SELECT FROM member WHERE user_id = $1 AND workspace_id <> $2 LIMIT 1",
    [userId, ctx.workspaceId],
  );
  if (elsewhere.rowCount !== 0)
    throw new AppError("unprocessable", sentence("problems.members.worksElsewhere"));
}
