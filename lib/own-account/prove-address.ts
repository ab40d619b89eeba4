import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * Whoever has this login has shown that they read mail at its present address, or the operator
 * vouches for it.
 */
export async function proveAddress(client: SqlRunner, userId: string): Promise<void> {
  await client.query('UPDATE "user" SET address_proven_at = now() WHERE id = $1::uuid', [userId]);
}
