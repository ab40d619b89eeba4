import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { MadeInvitation } from "@/lib/invitations/invitation.view";
import { issueInvitation } from "@/lib/invitations/issue-invitation";
import { lockInvitation } from "@/lib/invitations/lock-invitation";
import { requireOwner } from "@/lib/members/lock-member";
import type { AddMemberInput } from "@/lib/members/member.input";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/**
 * Asks an address to join. It makes no login and no membership, and answers alike whether the
 * address can sign in elsewhere or not: who a person is, and whether they want to come, only the
 * person says.
 */
export async function inviteMember(ctx: WorkspaceContext, input: AddMemberInput): Promise<MadeInvitation> {
  if (input.role === "owner") requireOwner(ctx);
  return sql.transaction(async (client) => {
    await refuseMember(client, ctx, input.email);
    await lockInvitation(client, ctx, { email: input.email });
    return issueInvitation(client, ctx, "invitation.made", input);
  });
}

async function refuseMember(client: SqlClient, ctx: WorkspaceContext, email: string): Promise<void> {
  const known = await client.query<{ out: boolean }>(
    `SELECT m.disabled_at IS NOT NULL AS out
     FROM member m JOIN "user" u ON u.id = m.user_id
     WHERE m.workspace_id = $1 AND u.email = $2`,
    [ctx.workspaceId, email],
  );
  const member = known.rows[0];
  if (member === undefined) return;
  if (member.out)
    throw new AppError("conflict", sentence("problems.members.disabledHere", { email }), {
      email: sentence("problems.members.disabledHereShort"),
    });
  throw new AppError("conflict", sentence("problems.members.already", { email }), {
    email: sentence("problems.members.alreadyShort"),
  });
}
