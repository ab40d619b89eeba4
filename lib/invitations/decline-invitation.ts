import { recordAudit } from "@/lib/audit/record-audit";
import type { InvitationWay } from "@/lib/invitations/find-invitation";
import { type AnswerFacts, answerContext } from "@/lib/invitations/join-workspace";
import { takeInvitation } from "@/lib/invitations/take-invitation";
import { sql } from "@/lib/platform/db/sql";

/**
 * The person who is signed in does not want to join. Their real name stays unknown to the
 * workspace: its log names the address.
 */
export async function declineInvitation(
  userId: string,
  way: InvitationWay,
  facts: AnswerFacts,
): Promise<void> {
  await sql.transaction(async (client) => {
    const { invitation } = await takeInvitation(client, userId, way);
    const { id, email, role } = invitation;
    const ctx = answerContext(
      invitation,
      { id, userId, name: email },
      { ip: undefined, requestId: facts.requestId },
    );
    await recordAudit(client, ctx, {
      action: "invitation.declined",
      entity: "invitation",
      entityId: id,
      before: { email, role },
    });
  });
}
