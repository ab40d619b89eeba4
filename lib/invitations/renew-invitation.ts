import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import type { renewInvitationInput } from "@/lib/invitations/invitation.input";
import type { MadeInvitation } from "@/lib/invitations/invitation.view";
import { issueInvitation } from "@/lib/invitations/issue-invitation";
import { requireInvitation } from "@/lib/invitations/lock-invitation";
import { sql } from "@/lib/platform/db/sql";

type Input = z.output<typeof renewInvitationInput>;

/**
 * A new link with a new end, mailed or to hand over. The link before it ends, and whoever asks now
 * is the inviter.
 */
export async function renewInvitation(
  ctx: WorkspaceContext,
  { invitationId, byHand }: Input,
): Promise<MadeInvitation> {
  return sql.transaction(async (client) => {
    const invitation = await requireInvitation(client, ctx, invitationId);
    return issueInvitation(client, ctx, "invitation.renewed", invitation, byHand);
  });
}
