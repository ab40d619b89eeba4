import { randomBytes } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { mayInvite } from "@/lib/access/may-invite.rules";
import type { Role } from "@/lib/access/permissions.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { INVITATION_DAYS, OPEN_INVITATIONS } from "@/lib/invitations/invitation.rules";
import type { MadeInvitation } from "@/lib/invitations/invitation.view";
import { queueMail } from "@/lib/mail/queue-mail";
import type { SqlClient } from "@/lib/platform/db/sql";
import { environment } from "@/lib/platform/env";
import { hashToken } from "@/lib/platform/secrets";

interface Invited {
  email: string;
  name: string;
  role: Role;
}

/**
 * Makes an invitation in the place of any earlier one to the same address, whose link ends with it.
 * A link that was mailed is known to nobody else, so it proves the address; one that is shown to
 * hand over proves nothing, and the two are never the same link.
 */
export async function issueInvitation(
  client: SqlClient,
  ctx: WorkspaceContext,
  action: "invitation.made" | "invitation.renewed" | "invitation.changed",
  { email, name, role }: Invited,
  byHand = false,
): Promise<MadeInvitation> {
  if (ctx.actor.kind !== "member")
    throw new AppError("forbidden", sentence("problems.invitations.personInvites"));
  if (!mayInvite(ctx.actor.role, role))
    throw new AppError("forbidden", sentence("problems.members.ownerOnly"));
  await client.query("DELETE FROM invitation WHERE workspace_id = $1 AND email = $2", [
    ctx.workspaceId,
    email,
  ]);
  await refuseTooMany(client, ctx.workspaceId);
  const token = randomBytes(32).toString("base64url");
  const link = `${environment().appUrl}/invitations/${token}`;
  const workspace = await client.query<{ name: string }>("SELECT name FROM workspace WHERE id = $1", [
    ctx.workspaceId,
  ]);
  const values = {
    workspace: workspace.rows[0]?.name ?? "",
    inviter: ctx.actor.name,
    role,
    link,
    days: INVITATION_DAYS,
  };
  const mailed = !byHand && (await queueMail(client, { kind: "invitation", to: email, values }));
  const made = await client.query<{ id: string }>(
    `INSERT INTO invitation (workspace_id, email, name, role, token_hash, mailed, invited_by_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $8)) RETURNING id`,
    [ctx.workspaceId, email, name, role, hashToken(token), mailed, ctx.actor.id, INVITATION_DAYS],
  );
  const invitationId = made.rows[0]?.id ?? "";
  await recordAudit(client, ctx, {
    action,
    entity: "invitation",
    entityId: invitationId,
    after: { email, role, mailed },
  });
  return { invitationId, email, link: mailed ? null : link };
}

async function refuseTooMany(client: SqlClient, workspaceId: string): Promise<void> {
  const open = await client.query<{ count: number }>(
    "SELECT count(*) AS count FROM invitation WHERE workspace_id = $1",
    [workspaceId],
  );
  if ((open.rows[0]?.count ?? 0) >= OPEN_INVITATIONS)
    throw new AppError("unprocessable", sentence("problems.invitations.most", { most: OPEN_INVITATIONS }));
}
