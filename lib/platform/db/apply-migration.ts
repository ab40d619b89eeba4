import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { OperatorError } from "@/lib/platform/operator-error";

/** One migration of prisma/migrations. */
export interface Migration {
  name: string;
  script: string;
}

/** As Prisma makes it, so that its own tools read it. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;
/**
 * Programs of the release before go on while we migrate: behind a statement that waits for a table
 * all of them would queue, so it gives up soon and tries again.
 */
const LOCK_WITHIN = "2s";
const TRIES = 60;
const PAUSE_MS = 500;
const BUSY = new Set(["55P03", "40P01", "40001"]);
/** Something that the script makes is there. */
const EXISTS = new Set(["42P07", "42P06", "42701", "42710", "42723"]);

/**
 * Script and record in one transaction: either both are there or neither is. No migration is ever
 * left half done, and none has to be resolved by hand.
 */
export async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await applyOnce(client, migration);
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      await client.query("ROLLBACK");
      if (BUSY.has(code) && tries < TRIES) {
        await pause(PAUSE_MS);
        continue;
      }
      if (EXISTS.has(code) && (await wasInterrupted(client, migration.name)))
        return record(client, migration);
      throw new OperatorError(told(migration.name, error as Error, BUSY.has(code)));
    }
  }
}

export function checksum(script: string): string {
  return createHash("sha256").update(script).digest("hex");
}

async function applyOnce(client: pg.Client, migration: Migration): Promise<void> {
  await client.query(`BEGIN; SET LOCAL lock_timeout = '${LOCK_WITHIN}'; ${TABLE}`);
  await client.query(migration.script);
  await record(client, migration);
  await client.query("COMMIT");
}

/** Earlier releases wrote first that they had begun: what they left unfinished is replaced. */
async function record(client: pg.Client, { name, script }: Migration): Promise<void> {
  await client.query(
    `WITH unfinished AS (DELETE FROM _prisma_migrations WHERE migration_name = $2 AND finished_at IS NULL)
     INSERT INTO _prisma_migrations (id, migration_name, checksum, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), name, checksum(script)],
  );
}

/**
 * An earlier release was ended after a script and before its record. Postgres takes a script whole
 * or not at all, so what it makes being there says that it was applied.
 */
async function wasInterrupted(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM _prisma_migrations
     WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL AND logs IS NULL`,
    [name],
  );
  return rowCount !== 0;
}

function told(name: string, error: Error, busy: boolean): string {
  return busy
    ? `The migration ${name} waited half a minute for a table that another transaction holds; nothing of it was kept. Programs may go on running; repeat the command when that transaction is over.`
    : `The database could not be migrated: ${name}: ${error.message}. Nothing of this migration was kept; mend the cause and repeat the command.`;
}
