import type { InvitationWay } from "@/lib/invitations/find-invitation";
import { type AnswerFacts, joinWorkspace } from "@/lib/invitations/join-workspace";
import { takeInvitation } from "@/lib/invitations/take-invitation";
import { sql } from "@/lib/platform/db/sql";

/**
 * The person who is signed in joins. Returns the workspace's slug. A mailed link shows that they
 * read mail at their address.
 */
export async function acceptInvitation(
  userId: string,
  way: InvitationWay,
  facts: AnswerFacts,
): Promise<string> {
  return sql.transaction(async (client) => {
    const { invitation, person } = await takeInvitation(client, userId, way);
    await joinWorkspace(client, invitation, person, facts);
    if ("token" in way && invitation.mailed)
      await client.query(
        `UPDATE "user" SET address_proven_at = coalesce(address_proven_at, now()) WHERE id = $1`,
        [userId],
      );
    return invitation.slug;
  });
}
