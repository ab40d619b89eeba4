import { matchTotpStep } from "@/lib/platform/auth/totp";
import type { SqlClient } from "@/lib/platform/db/sql";
import { openSecret } from "@/lib/platform/secrets";
import { hashRecoveryCode } from "./recovery-codes";

type Querier = Pick<SqlClient, "query">;

/** What a seed is sealed with: it opens only in its person's row. */
export const totpBinding = (userId: string) => `user_totp:${userId}`;

/**
 * Takes a code of the app or a recovery code. Each counts once: the step of a code must be later
 * than the last one taken, a recovery code leaves the row, and both are one guarded statement, so
 * that of two equal codes at the same moment one fails.
 */
export async function spendCode(
  client: Querier,
  userId: string,
  typed: string,
): Promise<"app" | "recovery" | null> {
  const code = typed.replace(/\s/g, "");
  if (/^\d{6}$/.test(code)) return (await spendStep(client, userId, code)) ? "app" : null;
  const spent = await client.query(
    `UPDATE "user"
     SET recovery_hashes = array_remove(recovery_hashes, $2::text)
     WHERE id = $1 AND $2::text = ANY (recovery_hashes)`,
    [userId, hashRecoveryCode(code)],
  );
  return spent.rowCount === 1 ? "recovery" : null;
}

async function spendStep(client: Querier, userId: string, code: string): Promise<boolean> {
  const { rows } = await client.query<{ totp_cipher: string | null; now: number }>(
    `SELECT totp_cipher, extract(epoch FROM clock_timestamp())::float8 AS now FROM "user" WHERE id = $1`,
    [userId],
  );
  const user = rows[0];
  if (!user?.totp_cipher) return false;
  const step = matchTotpStep(openSecret(user.totp_cipher, totpBinding(userId)), code, user.now);
  if (step === null) return false;
  const spent = await client.query(
    `UPDATE "user" SET totp_last_step = $2 WHERE id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2)`,
    [userId, step],
  );
  return spent.rowCount === 1;
}
