import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * Whoever has this login has shown that they read mail at its present address, or the operator
 * vouches for it.
 */
export async function proveAddress(_client: SqlRunner, _userId: string): Promise<void> {}
