import type { WorkspaceContext } from "@/lib/access/context";
import { mayInvite } from "@/lib/access/may-invite.rules";
import { covers, type Role } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import type { MemberCredentialsView } from "@/lib/members/member-credentials.view";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

type Reader = Pick<SqlClient, "query">;

/**
 * What a member of this workspace holds. `role` is the one they are about to have; null: disabled.
 * Password links belong to logins, so this reads as a trusted program, with the workspace in every
 * statement.
 */
export async function listMemberCredentials(
  ctx: WorkspaceContext,
  memberId: string,
  role: Role | null,
  client: Reader = sql.pool(),
): Promise<MemberCredentialsView> {
  const member = await client.query<{ userId: string }>(
    `SELECT user_id AS "userId" FROM member WHERE workspace_id = $1 AND id = $2`,
    [ctx.workspaceId, memberId],
  );
  const userId = member.rows[0]?.userId;
  if (userId === undefined) throw new AppError("not_found");
  const of = [ctx.workspaceId, userId];
  const read = async <T extends object>(text: string, values: unknown[] = of) =>
    (await client.query<T>(text, values)).rows;
  const keys = await read<{ id: string; name: string; prefix: string; role: Role }>(
    `SELECT id, name, prefix, role
     FROM api_key
     WHERE workspace_id = $1 AND held_by_id = $2 AND ${LIVE_KEY}
     ORDER BY lower(name), id
     LIMIT 500`,
  );
  const links = await read<{ count: number }>(
    "SELECT count(*)::int AS count FROM password_link WHERE expires_at > now() AND made_by_id = $1",
    [memberId],
  );
  const invitations = await read<{ role: Role }>(
    "SELECT role FROM invitation WHERE workspace_id = $1 AND invited_by_id = $2 AND expires_at > now()",
    [ctx.workspaceId, memberId],
  );
  return {
    apiKeys: keys.map((key) => ({ ...key, revoked: role === null || !covers(role, key.role) })),
    handedOver: await read(
      `SELECT k.id, k.name, u.name AS holder FROM api_key k JOIN "user" u ON u.id = k.held_by_id
       WHERE k.workspace_id = $1 AND k.created_by_id = $2 AND k.held_by_id <> $2 AND ${LIVE_KEY}
       ORDER BY lower(k.name), k.id
       LIMIT 500`,
    ),
    webhooks: await read(
      `SELECT e.id, e.url
       FROM secret_reveal r JOIN webhook_endpoint e ON e.id = r.entity_id AND e.workspace_id = r.workspace_id
       WHERE r.workspace_id = $1 AND r.user_id = $2 AND r.kind = 'webhook' ORDER BY e.url, e.id`,
    ),
    callbacks: await read(
      `SELECT DISTINCT a.id AS "accountId", a.label FROM secret_reveal r
         JOIN callback_token t ON t.id = r.entity_id
           AND t.workspace_id = r.workspace_id
           AND t.retired_at IS NULL
         JOIN gateway_account a ON a.id = t.gateway_account_id AND a.archived_at IS NULL
       WHERE r.workspace_id = $1 AND r.user_id = $2 AND r.kind = 'callbacks' ORDER BY a.label, a.id`,
    ),
    gatewayPasswords: await read(
      `SELECT a.id AS "accountId", a.label FROM secret_reveal r
         JOIN gateway_account a ON a.id = r.entity_id
           AND a.workspace_id = r.workspace_id
           AND a.archived_at IS NULL
       WHERE r.workspace_id = $1 AND r.user_id = $2 AND r.kind = 'gateway-password' ORDER BY a.label, a.id`,
    ),
    passwordLinks: links[0]?.count ?? 0,
    invitations: invitations.filter((invitation) => role === null || !mayInvite(role, invitation.role))
      .length,
  };
}

const LIVE_KEY = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())";
