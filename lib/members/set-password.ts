import { AppError } from "@/lib/core/app-error";
import { passwordProblem } from "@/lib/members/password.rules";
import { findPasswordLink } from "@/lib/members/password-link";
import { recordSignIn } from "@/lib/members/record-sign-in";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { forgiveAccount } from "@/lib/platform/auth/sign-in-throttle";
import { sql } from "@/lib/platform/db/sql";

/** Chooses a password by a one-time link. Of two uses at once, one wins. Every older sign-in of the person ends. */
export async function setPassword(
  input: { token: string; password: string },
  facts: { ip: string | undefined; requestId: string },
): Promise<void> {
  const owner = await findPasswordLink(sql.pool(), input.token);
  if (owner === null) throw spent();
  const problem = passwordProblem(input.password, owner);
  if (problem !== null) throw new AppError("invalid", problem, { password: problem });
  const passwordHash = await hashPassword(input.password);
  await sql.transaction(async (client) => {
    const again = await findPasswordLink(client, input.token);
    const taken = await client.query("DELETE FROM password_link WHERE user_id = $1", [owner.userId]);
    if (again === null || taken.rowCount === 0) throw spent();
    await client.query(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [owner.userId, passwordHash]);
    await endSessionsOf(client, owner.userId);
  });
  await forgiveAccount(owner.email);
  await recordSignIn({ id: owner.userId, name: owner.name }, "password.changed", facts);
}

function spent(): AppError {
  return new AppError("not_found", "This link was used already or is too old. Ask an admin of your workspace for a new one.");
}
