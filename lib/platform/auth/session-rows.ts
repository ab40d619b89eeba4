import "server-only";
import { encode } from "next-auth/jwt";
import { SESSION_SECONDS } from "@/lib/platform/auth/session-cookie";
import { sql } from "@/lib/platform/db/sql";

interface Querier {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** A new sign-in has a new id, always. */
export async function createSession(
  userId: string,
  facts: { ip: string | undefined; userAgent: string | undefined },
): Promise<string> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO session (user_id, expires_at, ip, user_agent)
     VALUES ($1, now() + make_interval(secs => $2), $3, $4)
     RETURNING id`,
    [userId, SESSION_SECONDS, facts.ip ?? null, facts.userAgent ?? null],
  );
  if (row === null) throw new Error("The session was not stored.");
  return row.id;
}

/**
 * What the cookie holds: next-auth's encrypted token, naming the session row and nothing else of
 * weight.
 */
export async function sessionToken(sessionId: string, userId: string): Promise<string> {
  return encode({
    token: { sub: userId, sid: sessionId },
    secret: process.env.NEXTAUTH_SECRET ?? "",
    maxAge: SESSION_SECONDS,
  });
}

export async function endSession(sessionId: string): Promise<void> {
  await sql.execute("UPDATE session SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL", [
    sessionId,
  ]);
}

/** Signs a person out everywhere, or everywhere else. Runs in the caller's transaction. */
export async function endSessionsOf(
  client: Querier,
  userId: string,
  except: string | null = null,
): Promise<void> {
  await client.query(
    `UPDATE session
     SET revoked_at = now()
     WHERE user_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $2::uuid`,
    [userId, except],
  );
}
