import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { recordSignIn } from "@/lib/members/record-sign-in";
import { hashPassword, isOutdated, verifyPassword } from "@/lib/platform/auth/password-hash";
import { createSession } from "@/lib/platform/auth/session-rows";
import { countAttempt, forgiveAttempt } from "@/lib/platform/auth/sign-in-throttle";
import { sql } from "@/lib/platform/db/sql";

const signInInput = z.object({ email: z.string().trim().toLowerCase().min(1).max(254), password: z.string().min(1) });

export interface SignInFacts {
  ip: string | undefined;
  userAgent: string | undefined;
  requestId: string;
}

interface UserRow {
  id: string;
  name: string;
  password_hash: string;
  familiar: boolean;
}

/** A password for a session. An unknown address costs the same work and reads the same as a wrong password (RELIABILITY A-3). */
export async function signIn(
  input: unknown,
  facts: SignInFacts,
): Promise<{ sessionId: string; userId: string; name: string; email: string }> {
  const parsed = signInInput.safeParse(input);
  if (!parsed.success) throw wrong();
  const { email, password } = parsed.data;
  const user = await sql.first<UserRow>(
    `SELECT u.id, u.name, u.password_hash,
       EXISTS (SELECT FROM session s WHERE s.user_id = u.id AND s.ip = $2 AND s.created_at > now() - interval '30 days') AS familiar
     FROM "user" u WHERE u.email = $1`,
    [email, facts.ip ?? null],
  );
  const attempt = { email, ip: facts.ip, familiar: user?.familiar ?? false };
  await countAttempt(attempt);
  if (!(await verifyPassword(user?.password_hash || null, password)) || user === null) {
    await recordSignIn({ id: user?.id ?? null, name: user?.name ?? email }, "sign-in.refused", facts);
    throw wrong();
  }
  await forgiveAttempt(attempt);
  if (isOutdated(user.password_hash)) {
    await sql.execute(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [user.id, await hashPassword(password)]);
  }
  const sessionId = await createSession(user.id, facts);
  await recordSignIn(user, "sign-in.done", facts);
  return { sessionId, userId: user.id, name: user.name, email };
}

function wrong(): AppError {
  return new AppError("unauthenticated", "Email or password is wrong. Check both and try again.");
}
