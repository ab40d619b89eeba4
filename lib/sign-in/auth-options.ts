import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { requestFacts } from "@/lib/guards/request-facts";
import { sessionIdOf } from "@/lib/platform/auth/read-session";
import { cookieName, cookieOptions, SESSION_SECONDS } from "@/lib/platform/auth/session-cookie";
import { endSession } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { log } from "@/lib/platform/log";
import { recordSignIn } from "./record-sign-in";
import { signIn } from "./sign-in";

/**
 * next-auth for programs that speak it (`/api/auth/…`). The sign-in form calls the same verb, and
 * both set the same cookie.
 * @param onFailure hears why a sign-in failed, which next-auth does not tell
 */
export function authOptions(onFailure: (error: unknown) => void): NextAuthOptions {
  return {
    secret: process.env.NEXTAUTH_SECRET ?? "",
    session: { strategy: "jwt", maxAge: SESSION_SECONDS, updateAge: SESSION_SECONDS },
    jwt: { maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: cookieName("session"), options: cookieOptions() },
      csrfToken: { name: cookieName("csrf"), options: cookieOptions() },
      callbackUrl: { name: cookieName("callback"), options: cookieOptions() },
    },
    logger: { error: say, warn: say, debug: say },
    providers: [
      Credentials({
        credentials: {
          email: { label: "Email", type: "email" },
          password: { label: "Password", type: "password" },
          code: { label: "Code" },
        },
        async authorize(credentials, request) {
          const headers = new Headers(request.headers as Record<string, string>);
          const { browserToken: _, ...facts } = requestFacts(headers);
          const opened = await signIn(credentials, facts).catch((error: unknown) => {
            onFailure(error);
            return null;
          });
          return opened === null
            ? null
            : { id: opened.userId, name: opened.name, email: opened.email, sessionId: opened.sessionId };
        },
      }),
    ],
    callbacks: {
      /** The token keeps only ids; a renewed token stays with the row it was made for. */
      jwt({ token, user }) {
        const sid = (user as { sessionId?: string } | undefined)?.sessionId ?? token.sid;
        return { sub: user?.id ?? token.sub, sid };
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        url.startsWith("/") && !/^\/[/\\]/.test(url) ? `${baseUrl}${url}` : baseUrl,
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await endSession(token.sid);
      },
    },
  };
}

/** What it prints is about what a caller sent; a defect of ours reaches `onFailure`. */
function say(code: string): void {
  log().debug({ from: "next-auth", code }, "next-auth said");
}

/** Ends the sign-in that a cookie names. */
export async function signOutToken(
  token: string | undefined,
  facts: { ip: string | undefined; requestId: string },
): Promise<void> {
  const sessionId = await sessionIdOf(token);
  if (sessionId === null) return;
  const person = await sql.first<{ id: string; name: string }>(
    `SELECT u.id, u.name
     FROM session s JOIN "user" u ON u.id = s.user_id
     WHERE s.id = $1 AND s.revoked_at IS NULL`,
    [sessionId],
  );
  await endSession(sessionId);
  if (person !== null) await recordSignIn(person, "signOut.done", { ...facts, sessionId });
}
