import type { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import type { changePasswordInput } from "@/lib/members/member.input";
import { passwordProblem } from "@/lib/members/password.rules";
import { recordSignIn } from "@/lib/members/record-sign-in";
import { hashPassword, verifyPassword } from "@/lib/platform/auth/password-hash";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { countAttempt, forgiveAttempt } from "@/lib/platform/auth/sign-in-throttle";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** A new password of one's own: the present one is asked, and every other sign-in ends. */
export async function changePassword(ctx: WorkspaceContext, input: z.output<typeof changePasswordInput>): Promise<void> {
  const userId = ctx.actor.userId ?? "";
  const user = await sql.first<{ email: string; name: string; password_hash: string }>(
    `SELECT email, name, password_hash FROM "user" WHERE id = $1`,
    [userId],
  );
  if (user === null) throw new AppError("not_found");
  const attempt = { email: user.email, ip: ctx.ip, familiar: true };
  await countAttempt(attempt);
  if (!(await verifyPassword(user.password_hash, input.current))) {
    throw new AppError("invalid", undefined, { current: "This is not your present password." });
  }
  await forgiveAttempt(attempt);
  const problem = passwordProblem(input.password, user);
  if (problem !== null) throw new AppError("invalid", undefined, { password: problem });
  const passwordHash = await hashPassword(input.password);
  await sql.transaction(async (client) => {
    await client.query(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [userId, passwordHash]);
    await client.query("DELETE FROM password_link WHERE user_id = $1", [userId]);
    await endSessionsOf(client, userId, ctx.sessionId ?? null);
  });
  await recordSignIn({ id: userId, name: user.name }, "password.changed", { ip: ctx.ip, requestId: ctx.requestId });
}
