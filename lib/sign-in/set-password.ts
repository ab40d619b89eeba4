import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isStorableText } from "@/lib/core/storable-text";
import { forgetBrowsers } from "@/lib/own-account/known-browser";
import { recordPersonChange } from "@/lib/own-account/record-person-change";
import { tellPerson } from "@/lib/own-account/tell-person";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { forgiveAccount } from "@/lib/platform/auth/sign-in-throttle";
import { sql } from "@/lib/platform/db/sql";
import { passwordProblem } from "./password.rules";
import { findPasswordLink } from "./password-link";

/**
 * Chooses a password by a one-time link. Of two uses at once, one wins. Every sign-in of the person
 * ends, and they are told. Whoever got the link by hand from a member need not be who the address
 * belongs to, so the address is unproven from then on.
 */
export async function setPassword(
  input: { token: string; password: string },
  facts: { ip: string | undefined; requestId: string },
): Promise<void> {
  const owner = await findPasswordLink(sql.pool(), input.token);
  if (owner === null) throw spent();
  const problem = isStorableText(input.password)
    ? passwordProblem(input.password, owner)
    : sentence("problems.password.notStorable");
  if (problem !== null) throw new AppError("invalid", problem, { password: problem });
  const passwordHash = await hashPassword(input.password);
  const { userId, email, name } = owner;
  await sql.transaction(async (client) => {
    await client.query(`SELECT FROM "user" WHERE id = $1 FOR UPDATE`, [userId]);
    if ((await findPasswordLink(client, input.token)) === null) throw spent();
    const taken = await client.query("DELETE FROM password_link WHERE user_id = $1", [userId]);
    if (taken.rowCount === 0) throw spent();
    await client.query(
      `UPDATE "user"
       SET password_hash = $2, address_proven_at = CASE WHEN $3 THEN coalesce(address_proven_at, now()) END
       WHERE id = $1`,
      [userId, passwordHash, owner.provesAddress],
    );
    await endSessionsOf(client, userId);
    await forgetBrowsers(client, userId);
    await tellPerson(client, userId, { kind: "password-changed", to: email, values: { name } });
    await recordPersonChange(client, { id: userId, name }, "password.changed", {
      facts,
      after: { by: "link" },
    });
  });
  await forgiveAccount(email);
}

function spent(): AppError {
  return new AppError("not_found", sentence("problems.signIn.deadLink"));
}
