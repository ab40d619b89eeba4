import type { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { findInvitation } from "@/lib/invitations/find-invitation";
import type { newLoginInput } from "@/lib/invitations/invitation.input";
import { type AnswerFacts, joinWorkspace } from "@/lib/invitations/join-workspace";
import { noLongerOpen } from "@/lib/invitations/take-invitation";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { sql } from "@/lib/platform/db/sql";
import { passwordProblem } from "@/lib/sign-in/password.rules";

/**
 * Somebody whose address has no login yet chooses a password by the link: login and membership come
 * into being together. It opens no session, so that what follows is a sign-in like any other. Of
 * two at once, for one invitation or for two, one makes the login.
 */
export async function acceptWithNewLogin(
  token: string,
  input: z.output<typeof newLoginInput>,
  facts: AnswerFacts,
): Promise<{ slug: string }> {
  const way = { token };
  const asked = await findInvitation(sql.pool(), way);
  if (asked === null) throw noLongerOpen();
  if (asked.hasLogin) throw hasLogin(asked.email);
  const problem = passwordProblem(input.password, { email: asked.email, name: input.name });
  if (problem !== null) throw new AppError("invalid", undefined, { password: problem });
  const passwordHash = await hashPassword(input.password);
  return sql.transaction(async (client) => {
    const invitation = await findInvitation(client, way, { hold: true });
    if (invitation === null) throw noLongerOpen();
    const { email, slug, mailed } = invitation;
    const made = await client.query<{ id: string }>(
      `INSERT INTO "user" (email, name, password_hash, address_proven_at)
       VALUES ($1, $2, $3, CASE WHEN $4 THEN now() END)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [email, input.name, passwordHash, mailed],
    );
    const id = made.rows[0]?.id;
    if (id === undefined) throw hasLogin(email);
    await client.query("DELETE FROM invitation WHERE id = $1", [invitation.id]);
    await joinWorkspace(client, invitation, { id, email, name: input.name }, facts);
    return { slug };
  });
}

function hasLogin(email: string): AppError {
  return new AppError("conflict", sentence("problems.invitations.hasSignIn", { email }));
}
