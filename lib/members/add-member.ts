import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { AddMemberInput } from "@/lib/members/member.input";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { sql } from "@/lib/platform/db/sql";

export interface AddedMember {
  memberId: string;
  /** Whether the login was made now; one that was there already keeps its password. */
  newLogin: boolean;
  /** Whether it is known that the address is theirs. */
  addressProven: boolean;
}

/**
 * Lets a person in without asking them: for the operator, who answers for whose address it is.
 * Everybody else invites (`lib/invitations`). The password is for a new login only.
 */
export async function addMember(
  ctx: WorkspaceContext,
  input: AddMemberInput & { password: string },
): Promise<AddedMember> {
  if (ctx.actor.kind !== "system")
    throw new AppError("forbidden", sentence("problems.members.inviteInstead"));
  const passwordHash = await hashPassword(input.password);
  return sql.transaction(async (client) => {
    const made = await client.query(
      `INSERT INTO "user" (email, name, password_hash, address_proven_at)
       VALUES ($1, $2, $3, now())
       ON CONFLICT (email) DO NOTHING`,
      [input.email, input.name, passwordHash],
    );
    const user = await client.query<{ id: string; proven: boolean }>(
      `SELECT id, address_proven_at IS NOT NULL AS proven FROM "user" WHERE email = $1`,
      [input.email],
    );
    const { id: userId, proven } = user.rows[0] ?? { id: "", proven: false };
    const member = await client.query<{ id: string }>(
      `INSERT INTO member (workspace_id, user_id, role, added_by_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id, user_id) DO NOTHING RETURNING id`,
      [ctx.workspaceId, userId, input.role, ctx.actor.userId ?? null],
    );
    const memberId = member.rows[0]?.id;
    if (memberId === undefined)
      throw new AppError("conflict", sentence("problems.members.already", { email: input.email }), {
        email: sentence("problems.members.alreadyShort"),
      });
    await client.query("DELETE FROM invitation WHERE workspace_id = $1 AND email = $2", [
      ctx.workspaceId,
      input.email,
    ]);
    const after = { email: input.email, role: input.role };
    await recordAudit(client, ctx, {
      action: "member.added",
      entity: "member",
      entityId: memberId,
      after,
    });
    return { memberId, newLogin: made.rowCount === 1, addressProven: proven };
  });
}
