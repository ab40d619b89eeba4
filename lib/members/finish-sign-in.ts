import { AppError } from "@/lib/core/app-error";
import { requireCode } from "@/lib/members/own-account";
import { recordSignIn } from "@/lib/members/record-sign-in";
import { passwordMark } from "@/lib/members/second-step";
import type { OpenedSignIn, SignInFacts } from "@/lib/members/sign-in";
import { openTicket } from "@/lib/members/ticket";
import { createSession } from "@/lib/platform/auth/session-rows";
import { countAttempt, forgiveAttempt } from "@/lib/platform/auth/sign-in-throttle";
import { sql } from "@/lib/platform/db/sql";

/** The second step: the ticket says that the password was right a moment ago, the code makes it a session. */
export async function finishSignIn(input: { ticket: string; code: string }, facts: SignInFacts): Promise<OpenedSignIn> {
  const ticket = openTicket("sign-in", input.ticket);
  const user = ticket?.userId
    ? await sql.first<{ id: string; name: string; email: string; password_hash: string }>(
        `SELECT id, name, email, password_hash FROM "user" WHERE id = $1 AND totp_cipher IS NOT NULL`,
        [ticket.userId],
      )
    : null;
  if (user === null || ticket?.mark !== passwordMark(user.password_hash))
    throw new AppError("unauthenticated", "This took too long. Sign in again with your password.", undefined, { startAgain: true });
  const attempt = { email: user.email, ip: facts.ip, familiar: true };
  await countAttempt(attempt);
  await requireCode(user, input.code.slice(0, 40)).catch(async (error: unknown) => {
    await recordSignIn(user, "sign-in.refused", facts);
    throw error;
  });
  await forgiveAttempt(attempt);
  const sessionId = await createSession(user.id, facts);
  await recordSignIn(user, "sign-in.done", facts);
  return { sessionId, userId: user.id, name: user.name, email: user.email };
}
