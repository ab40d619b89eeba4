import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { addressGroup } from "@/lib/platform/auth/client-address";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { derivedKey, hashToken } from "@/lib/platform/secrets";

/** As long as browsers keep a cookie at most. */
export const KNOWN_BROWSER_DAYS = 400;

/**
 * What a browser keeps for a year: 256 random bits, signed by us. It names no person; a row says
 * who has signed in with it.
 */
export function newBrowserToken(): string {
  const token = randomBytes(32).toString("base64url");
  return `${token}.${signature(token)}`;
}

/** Whether we have made it. */
export function isBrowserToken(value: string | null | undefined): value is string {
  const [token = "", given = "", ...rest] = (value ?? "").split(".");
  const right = Buffer.from(signature(token));
  const signed = Buffer.from(given);
  return (
    rest.length === 0 &&
    token.length === 43 &&
    signed.length === right.length &&
    timingSafeEqual(signed, right)
  );
}

/** Remembers that a person has signed in with this browser. Returns whether it was known before. */
export async function rememberBrowser(client: SqlRunner, userId: string, token: string): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    `INSERT INTO known_browser (user_id, kind, mark) VALUES ($1::uuid, 'browser', $2::bytea)
     ON CONFLICT (user_id, kind, mark) DO UPDATE SET last_seen_at = now() RETURNING xmax <> 0 AS known`,
    [userId, hashToken(token)],
  );
  return rows[0]?.known === true;
}

/**
 * Whether this user agent at this address is no news: told of within a day for a browser that keeps
 * no cookie, seen within a month for a program, which never keeps one and signs in again and again.
 * Otherwise it counts as told of from now on.
 */
export async function isFamiliar(
  client: SqlRunner,
  userId: string,
  kind: "agent" | "program",
  { userAgent, ip }: { userAgent: string | undefined; ip: string | undefined },
): Promise<boolean> {
  const mark = createHash("sha256")
    .update(`${addressGroup(ip)}\n${userAgent ?? ""}`)
    .digest();
  const { rows } = await client.query(
    `INSERT INTO known_browser (user_id, kind, mark) VALUES ($1::uuid, $2::text, $3::bytea)
     ON CONFLICT (user_id, kind, mark) DO UPDATE SET last_seen_at = now()
       WHERE known_browser.last_seen_at < now() - make_interval(days => $4::int) RETURNING 1 AS fresh`,
    [userId, kind, mark, kind === "program" ? 30 : 1],
  );
  if (rows.length > 0) return false;
  if (kind === "program")
    await client.query(
      `UPDATE known_browser
       SET last_seen_at = now()
       WHERE user_id = $1::uuid AND kind = 'program' AND mark = $2::bytea`,
      [userId, mark],
    );
  return true;
}

/** After a recovery every browser is unknown again. */
export async function forgetBrowsers(client: SqlRunner, userId: string): Promise<void> {
  await client.query("DELETE FROM known_browser WHERE user_id = $1::uuid", [userId]);
}

function signature(token: string): string {
  return createHmac("sha256", derivedKey("known browser")).update(token).digest("base64url");
}
