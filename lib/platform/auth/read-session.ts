import "server-only";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { idleMinutes } from "@/lib/platform/auth/session-cookie";
import { sql } from "@/lib/platform/db/sql";

/** A sign-in that is alive now. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  email: string;
  name: string;
  /** The language they chose; null leaves it to the browser. */
  language: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The sign-in that a cookie's token names, if its row still lives: not revoked, not idle for too
 * long, not past its end. The token proves nothing by itself. Within one page the answer is
 * read once.
 * @param unattended the request was made by an open page itself, and does not keep the sign-in
 * alive
 */
export const readSession = cache(
  async (token: string | undefined, unattended = false): Promise<SignedIn | null> => {
    const sessionId = await sessionIdOf(token);
    return sessionId === null ? null : liveSession(sessionId, unattended);
  },
);

/**
 * After how many minutes a sign-in ended because nobody did anything, null when that is not why:
 * for the words that the person reads.
 */
export async function idledOutAfter(token: string | undefined): Promise<number | null> {
  const sessionId = await sessionIdOf(token);
  if (sessionId === null) return null;
  const idle = `SELECT session_idle_minutes(user_id, $2) AS minutes FROM session
    WHERE id = $1
      AND revoked_at IS NULL
      AND expires_at > now()
      AND last_seen_at <= now() - make_interval(mins => session_idle_minutes(user_id, $2))`;
  const row = await sql.first<{ minutes: number }>(idle, [sessionId, idleMinutes()]);
  return row?.minutes ?? null;
}

/** How many minutes the sign-ins of a person may rest, as their workspaces decide. */
export async function idleMinutesOf(userId: string): Promise<number> {
  const row = await sql.first<{ minutes: number }>("SELECT session_idle_minutes($1, $2) AS minutes", [
    userId,
    idleMinutes(),
  ]);
  return row?.minutes ?? idleMinutes();
}

/** The session id in a token of ours; null for anything else. */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token || token.length > 4096) return null;
  const claims = await decode({ token, secret: process.env.NEXTAUTH_SECRET ?? "" }).catch(() => null);
  return typeof claims?.sid === "string" && UUID.test(claims.sid) ? claims.sid : null;
}

/** Asks the row itself. */
export async function liveSession(sessionId: string, unattended = false): Promise<SignedIn | null> {
  const minutes = idleMinutes();
  const row = await sql.first<SignedIn & { stale: boolean }>(
    `SELECT s.id AS "sessionId", u.id AS "userId", u.email, u.name, u.language,
       s.last_seen_at < now() - make_interval(secs => least(60, i.minutes * 15)) AS stale
     FROM session s JOIN "user" u ON u.id = s.user_id
     CROSS JOIN LATERAL (SELECT session_idle_minutes(s.user_id, $2) AS minutes) AS i
     WHERE s.id = $1
       AND s.revoked_at IS NULL
       AND s.expires_at > now()
       AND s.last_seen_at > now() - make_interval(mins => i.minutes)`,
    [sessionId, minutes],
  );
  if (row === null) return null;
  if (row.stale && !unattended)
    await sql.execute("UPDATE session SET last_seen_at = now() WHERE id = $1 AND revoked_at IS NULL", [
      sessionId,
    ]);
  const { stale: _, ...signedIn } = row;
  return signedIn;
}
