import type { WorkspaceContext } from "@/lib/access/context";
import { covers, ROLES, type Role } from "@/lib/access/permissions.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import type { LockedMember } from "@/lib/members/lock-member";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/**
 * What ends with a change of role, or with being disabled (`role` null), in the transaction of the
 * change: keys of the person that may do more than the person now may. Streams that are open ask
 * again whether they may stay. Password links that they made have ended by the change itself
 * (trigger `end_password_links`), and their invitations are refused when they are accepted
 * (`find-invitation.ts`). Nothing of the person in another workspace is touched.
 */
export async function revokeCredentials(
  client: SqlClient,
  ctx: WorkspaceContext,
  member: LockedMember,
  role: Role | null,
): Promise<{ revokedKeys: number }> {
  const kept = role === null ? [] : ROLES.filter((each) => covers(role, each));
  const keys = await client.query<{ id: string; name: string; role: Role }>(
    `UPDATE api_key
     SET revoked_at = now()
     WHERE workspace_id = $1 AND held_by_id = $2 AND revoked_at IS NULL AND role::text <> ALL ($3::text[])
     RETURNING id, name, role`,
    [ctx.workspaceId, member.userId, kept],
  );
  for (const { id, name, role: may } of keys.rows) {
    const after = {
      name,
      role: may,
      because: role === null ? "its holder was disabled" : "its holder may no longer do as much",
    };
    await recordAudit(client, ctx, { action: "apiKey.revoked", entity: "api-key", entityId: id, after });
  }
  await notify(client, { workspaceId: ctx.workspaceId, topic: "access", id: member.id });
  return { revokedKeys: keys.rows.length };
}
