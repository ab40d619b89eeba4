import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { FoundInvitation } from "@/lib/invitations/find-invitation";
import type { InvitedPerson } from "@/lib/invitations/take-invitation";
import type { SqlClient } from "@/lib/platform/db/sql";

export interface AnswerFacts {
  ip: string | undefined;
  requestId: string;
}

/** Makes the membership that an invitation promised, and writes down who accepted what. */
export async function joinWorkspace(
  client: SqlClient,
  invitation: FoundInvitation,
  person: InvitedPerson,
  facts: AnswerFacts,
): Promise<void> {
  const { workspaceId, role } = invitation;
  const made = await client.query<{ id: string }>(
    `INSERT INTO member (workspace_id, user_id, role, added_by_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace_id, user_id) DO NOTHING RETURNING id`,
    [workspaceId, person.id, role, invitation.invitedByUserId],
  );
  const memberId = made.rows[0]?.id;
  if (memberId === undefined)
    throw new AppError(
      "conflict",
      sentence("problems.invitations.memberAlready", { workspace: invitation.workspace }),
    );
  const ctx = answerContext(invitation, { id: memberId, userId: person.id, name: person.name }, facts);
  const after = { email: person.email, role, invitedBy: invitation.invitedBy, mailed: invitation.mailed };
  await recordAudit(client, ctx, {
    action: "invitation.accepted",
    entity: "member",
    entityId: memberId,
    after,
  });
}

/**
 * The person in the workspace that invited them: it knows where the answer came from, and nothing
 * else of the person.
 */
export function answerContext(
  { workspaceId, slug, role }: FoundInvitation,
  actor: { id: string; userId: string; name: string },
  { ip, requestId }: AnswerFacts,
): WorkspaceContext {
  return {
    workspaceId,
    workspaceSlug: slug,
    actor: { kind: "member", ...actor, role },
    requestId,
    ...(ip === undefined ? {} : { ip }),
  };
}
