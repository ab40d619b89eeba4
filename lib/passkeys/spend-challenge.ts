import type { SqlClient } from "@/lib/platform/db/sql";
import { hashToken } from "@/lib/platform/secrets";

/** Minutes for which a challenge may be answered. */
export const CHALLENGE_MINUTES = 5;

/**
 * Takes a challenge, once: of two answers to the same one, the second is told false, at the same
 * moment or later.
 */
export async function spendChallenge(client: Pick<SqlClient, "query">, challenge: string): Promise<boolean> {
  await client.query("DELETE FROM spent_challenge WHERE expires_at < now()", []);
  const spent = await client.query(
    `INSERT INTO spent_challenge (challenge_hash, expires_at)
     VALUES ($1, now() + make_interval(mins => $2))
     ON CONFLICT DO NOTHING`,
    [hashToken(challenge), 2 * CHALLENGE_MINUTES],
  );
  return spent.rowCount === 1;
}
