import { findDemandingWorkspace } from "@/lib/access/two-step-demand";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { HAS_SECOND_FACTOR } from "@/lib/platform/auth/has-second-factor";
import type { SqlClient } from "@/lib/platform/db/sql";

/**
 * Holds a person for a change of their second factors, so that two removals at once cannot take the
 * last one each thinking of the other.
 */
export async function lockPerson(client: SqlClient, userId: string): Promise<void> {
  await client.query(`SELECT FROM "user" WHERE id = $1 FOR UPDATE`, [userId]);
}

/**
 * After one was taken away, in the same transaction: the last one stays where a workspace asks for
 * it, and recovery codes go with it elsewhere. Returns whether one is left.
 */
export async function keepAFactor(client: SqlClient, userId: string): Promise<boolean> {
  const left = await client.query<{ some: boolean }>(
    `SELECT ${HAS_SECOND_FACTOR} AS some FROM "user" u WHERE u.id = $1`,
    [userId],
  );
  if (left.rows[0]?.some === true) return true;
  const workspace = await findDemandingWorkspace(client, userId);
  if (workspace !== null)
    throw new AppError("unprocessable", sentence("problems.signIn.lastFactor", { workspace }));
  await client.query(`UPDATE "user" SET recovery_hashes = '{}' WHERE id = $1`, [userId]);
  return false;
}
