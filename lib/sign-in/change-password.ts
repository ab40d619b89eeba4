import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import type { changePasswordInput } from "@/lib/members/member.input";
import { requireOwnAccount, requirePassword } from "@/lib/own-account/own-account";
import { tellPerson } from "@/lib/own-account/tell-person";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { passwordProblem } from "./password.rules";

/** A new password of one's own: the present one is asked, and every other sign-in ends. */
export async function changePassword(
  ctx: WorkspaceContext,
  input: z.output<typeof changePasswordInput>,
): Promise<void> {
  const user = await requireOwnAccount(ctx);
  const userId = user.id;
  await requirePassword(ctx, user, input.current, "current");
  const problem = passwordProblem(input.password, user);
  if (problem !== null) throw new AppError("invalid", undefined, { password: problem });
  const passwordHash = await hashPassword(input.password);
  await sql.transaction(async (client) => {
    await client.query(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [userId, passwordHash]);
    await client.query("DELETE FROM password_link WHERE user_id = $1", [userId]);
    await endSessionsOf(client, userId, ctx.sessionId ?? null);
    await recordAudit(client, ctx, { action: "password.changed", entity: "user", entityId: userId });
    await tellPerson(client, userId, {
      kind: "password-changed",
      to: user.email,
      values: { name: user.name },
    });
  });
}
