import { randomBytes } from "node:crypto";
import type { SqlClient } from "@/lib/platform/db/sql";
import { environment } from "@/lib/platform/env";
import { hashToken } from "@/lib/platform/secrets";

const DAYS = 3;

/** A link with which a person chooses a password, once, within three days. Earlier links of the person stop working. */
export async function createPasswordLink(client: SqlClient, userId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await client.query("DELETE FROM password_link WHERE user_id = $1 OR expires_at < now()", [userId]);
  await client.query("INSERT INTO password_link (token_hash, user_id, expires_at) VALUES ($1, $2, now() + make_interval(days => $3))", [
    hashToken(token),
    userId,
    DAYS,
  ]);
  return `${environment().appUrl}/set-password/${token}`;
}

/** Whose link this is, while it works. */
export async function findPasswordLink(
  client: Pick<SqlClient, "query">,
  token: string,
): Promise<{ userId: string; email: string; name: string } | null> {
  const found = await client.query<{ userId: string; email: string; name: string }>(
    `SELECT u.id AS "userId", u.email, u.name FROM password_link l JOIN "user" u ON u.id = l.user_id
     WHERE l.token_hash = $1 AND l.expires_at > now()`,
    [hashToken(token)],
  );
  return found.rows[0] ?? null;
}
