import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import type { changeInvitationInput } from "@/lib/invitations/invitation.input";
import type { MadeInvitation } from "@/lib/invitations/invitation.view";
import { issueInvitation } from "@/lib/invitations/issue-invitation";
import { requireInvitation } from "@/lib/invitations/lock-invitation";
import { sql } from "@/lib/platform/db/sql";

type Input = z.output<typeof changeInvitationInput>;

/**
 * Another role is another invitation: nobody accepts by the old link what they were not asked to.
 */
export async function changeInvitation(
  ctx: WorkspaceContext,
  { invitationId, role }: Input,
): Promise<MadeInvitation> {
  return sql.transaction(async (client) => {
    const invitation = await requireInvitation(client, ctx, invitationId);
    return issueInvitation(client, ctx, "invitation.changed", { ...invitation, role });
  });
}
