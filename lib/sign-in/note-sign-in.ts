import { deviceOf } from "@/lib/core/device-of";
import {
  isBrowserToken,
  isFamiliar,
  newBrowserToken,
  rememberBrowser,
} from "@/lib/own-account/known-browser";
import { tellPerson } from "@/lib/own-account/tell-person";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

interface NewSession {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
}

interface Where {
  ip: string | undefined;
  userAgent: string | undefined;
  /**
   * What the browser's cookie says; null for a browser without one, absent for a program, which
   * keeps none.
   */
  browserToken?: string | null | undefined;
}

/**
 * Tells a person of a sign-in from a browser that they have not used before, and answers what that
 * browser is to keep from now on. The first sign-in ever is no news, nor are those of demo persons,
 * whose passwords anybody may read. Every way to sign in ends here.
 */
export async function noteSignIn(session: NewSession, where: Where): Promise<string> {
  const token = isBrowserToken(where.browserToken) ? where.browserToken : newBrowserToken();
  const program = where.browserToken === undefined;
  await sql.transaction(async (client) => {
    const { userId } = session;
    if (!program && (await rememberBrowser(client, userId, token))) return;
    if (await isFamiliar(client, userId, program ? "program" : "agent", where)) return;
    if (await isNoNews(client, session)) return;
    await tellPerson(client, userId, {
      kind: "new-sign-in",
      to: session.email,
      values: {
        name: session.name,
        device: deviceOf(where.userAgent ?? ""),
        ip: where.ip ?? "unknown",
        at: new Date().toISOString(),
        session: session.sessionId,
      },
    });
  });
  return token;
}

async function isNoNews(client: SqlClient, { userId, sessionId }: NewSession): Promise<boolean> {
  const { rows } = await client.query<{ quiet: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM session WHERE user_id = $1 AND id <> $2)
       OR EXISTS (SELECT FROM member m JOIN workspace w ON w.id = m.workspace_id
         WHERE m.user_id = $1 AND w.demo) AS quiet`,
    [userId, sessionId],
  );
  return rows[0]?.quiet === true;
}
