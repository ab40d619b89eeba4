import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { type FoundInvitation, findInvitation, type InvitationWay } from "@/lib/invitations/find-invitation";
import type { SqlClient } from "@/lib/platform/db/sql";

export interface InvitedPerson {
  id: string;
  email: string;
  name: string;
}

/**
 * Takes an invitation out for the person who is signed in, so that it is answered once. From the
 * list it is open only to a login whose address is proven: anybody may have set up the others, and
 * then only the link comes from the inviter.
 */
export async function takeInvitation(
  client: SqlClient,
  userId: string,
  way: InvitationWay,
): Promise<{ invitation: FoundInvitation; person: InvitedPerson }> {
  const found = await client.query<InvitedPerson & { proven: boolean }>(
    `SELECT id, email, name, address_proven_at IS NOT NULL AS proven FROM "user" WHERE id = $1 FOR UPDATE`,
    [userId],
  );
  const person = found.rows[0];
  const invitation = await findInvitation(client, way, { hold: true });
  if (person === undefined || invitation === null) throw noLongerOpen();
  if (invitation.email !== person.email) {
    if ("invitationId" in way) throw noLongerOpen();
    throw new AppError(
      "forbidden",
      sentence("problems.invitations.forAnother", { invited: invitation.email, present: person.email }),
    );
  }
  if ("invitationId" in way && !person.proven)
    throw new AppError("forbidden", sentence("problems.invitations.openLink"));
  await client.query("DELETE FROM invitation WHERE id = $1", [invitation.id]);
  return { invitation, person };
}

export function noLongerOpen(): AppError {
  return new AppError("not_found", sentence("problems.invitations.askAgain"));
}
