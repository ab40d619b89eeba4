import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { text } from "@/lib/core/text.input";
import { requireCode } from "@/lib/own-account/own-account";
import { hashPassword, isOutdated, verifyPassword } from "@/lib/platform/auth/password-hash";
import { countAttempt, forgiveAttempt } from "@/lib/platform/auth/sign-in-throttle";
import { sql } from "@/lib/platform/db/sql";
import { type OpenedSignIn, openSignIn, type SignInFacts } from "./open-sign-in";
import { recordSignIn } from "./record-sign-in";
import { SecondStepNeeded } from "./second-step-needed";

const signInInput = z.object({
  email: text().trim().toLowerCase().min(1).max(254),
  password: text().min(1),
  /** For programs that ask for everything at once; a person is asked in a second step. */
  code: text().max(40).optional(),
});

interface UserRow {
  id: string;
  name: string;
  password_hash: string;
  app: boolean;
  passkey: boolean;
  familiar: boolean;
}

/**
 * A password for a session. An unknown address costs the same work and reads the same as a wrong
 * password. Whoever has two-step sign-in needs a code too, and without one gets
 * `SecondStepNeeded`; the try is then not forgiven before the code is right.
 */
export async function signIn(input: unknown, facts: SignInFacts): Promise<OpenedSignIn> {
  const parsed = signInInput.safeParse(input);
  if (!parsed.success) throw wrong();
  const { email, password, code } = parsed.data;
  const user = await sql.first<UserRow>(
    `SELECT u.id, u.name, u.password_hash, u.totp_cipher IS NOT NULL AS app,
       EXISTS (SELECT FROM passkey k WHERE k.user_id = u.id) AS passkey,
       EXISTS (SELECT FROM session s
         WHERE s.user_id = u.id AND s.ip = $2 AND s.created_at > now() - interval '30 days') AS familiar
     FROM "user" u WHERE u.email = $1`,
    [email, facts.ip ?? null],
  );
  const attempt = { email, ip: facts.ip, familiar: user?.familiar ?? false };
  await countAttempt(attempt);
  if (!(await verifyPassword(user?.password_hash || null, password)) || user === null) {
    await recordSignIn({ id: user?.id ?? null, name: user?.name ?? email }, "signIn.refused", facts);
    throw wrong();
  }
  if (isOutdated(user.password_hash)) {
    user.password_hash = await hashPassword(password);
    await sql.execute(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [user.id, user.password_hash]);
  }
  if (user.app || user.passkey) {
    if (!code) throw new SecondStepNeeded(user, { app: user.app, passkey: user.passkey });
    await requireCode(user, code);
  }
  await forgiveAttempt(attempt);
  return openSignIn({ id: user.id, name: user.name, email }, facts);
}

function wrong(): AppError {
  return new AppError("unauthenticated", sentence("problems.signIn.wrong"));
}
