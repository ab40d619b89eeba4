import { recordAuditSql } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { requireOwner } from "@/lib/members/lock-member";
import type { AddMemberInput } from "@/lib/members/member.input";
import { createPasswordLink } from "@/lib/members/password-link";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "@/lib/workspaces/context";

export interface AddedMember {
  memberId: string;
  /** For a new login without a password: where the person chooses one. Shown once. */
  link: string | null;
}

/**
 * Lets a person in. A new login has no password until its owner chooses one by the link (an administrator never knows it, RELIABILITY A-5);
 * the operator's command line may give one.
 */
export async function addMember(ctx: WorkspaceContext, input: AddMemberInput & { password?: string | undefined }): Promise<AddedMember> {
  if (input.role === "owner") requireOwner(ctx);
  const passwordHash = input.password === undefined ? "" : await hashPassword(input.password);
  return sql.transaction(async (client) => {
    await client.query(`INSERT INTO "user" (email, name, password_hash) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING`, [
      input.email,
      input.name,
      passwordHash,
    ]);
    const user = await client.query<{ id: string; invited: boolean }>(
      `SELECT id, password_hash = '' AS invited FROM "user" WHERE email = $1`,
      [input.email],
    );
    const { id: userId, invited } = user.rows[0] ?? { id: "", invited: false };
    const member = await client.query<{ id: string }>(
      `INSERT INTO member (workspace_id, user_id, role, added_by_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id, user_id) DO NOTHING RETURNING id`,
      [ctx.workspaceId, userId, input.role, ctx.actor.userId ?? null],
    );
    const memberId = member.rows[0]?.id;
    if (memberId === undefined) throw new AppError("conflict", `${input.email} is a member already.`, { email: "Is a member already." });
    const after = { email: input.email, role: input.role };
    await recordAuditSql(client, ctx, { action: "member.added", entity: "member", entityId: memberId, after });
    return { memberId, link: invited ? await createPasswordLink(client, userId) : null };
  });
}
