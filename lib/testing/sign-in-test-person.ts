import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";

/**
 * The cookie of a person who has just signed in, and for the whole test: it may take longer than
 * the minutes for which a sign-in lets a person do what is delicate.
 */
export async function signInTestPerson(userId: string): Promise<string> {
  const session = await createSession(userId, { ip: undefined, userAgent: undefined });
  await sql.execute("UPDATE session SET confirmed_at = now() + interval '1 day' WHERE id = $1", [session]);
  return `${cookieName("session")}=${await sessionToken(session, userId)}`;
}
