import "server-only";
import { SEALED_COLUMNS } from "@/lib/encryption-keys/sealed-columns";
import { sql } from "@/lib/platform/db/sql";
import { sealedPrefixes } from "@/lib/platform/secrets";

/**
 * How many stored secrets each key sealed. `foreign` were sealed with a key that is neither
 * ENCRYPTION_KEY nor ENCRYPTION_KEY_OLD.
 */
export interface SealedCounts {
  present: number;
  old: number;
  foreign: number;
}

export async function countSealed(): Promise<SealedCounts> {
  const { present, old } = sealedPrefixes();
  const counts: SealedCounts = { present: 0, old: 0, foreign: 0 };
  for (const { table, column } of SEALED_COLUMNS) {
    const found = await sql.first<{ present: number; old: number; sealed: number }>(
      `SELECT count(*) FILTER (WHERE starts_with("${column}", $1)) AS present,
              count(*) FILTER (WHERE starts_with("${column}", $2)) AS old, count(*) AS sealed
       FROM "${table}" WHERE starts_with("${column}", 'v1.')`,
      [present, old === null || old === present ? "-" : old],
    );
    counts.present += found?.present ?? 0;
    counts.old += found?.old ?? 0;
    counts.foreign += (found?.sealed ?? 0) - (found?.present ?? 0) - (found?.old ?? 0);
  }
  return counts;
}
