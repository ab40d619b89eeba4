import "server-only";
import { createHash } from "node:crypto";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { NO_FILTER, readMigrations, withSchemaEngine } from "@/lib/platform/db/schema-engine";
import { OperatorError } from "@/lib/platform/operator-error";

/** Our own lock: the engine takes another one for itself on a connection of its own. */
const LOCK = "SELECT pg_advisory_lock(hashtextextended('canang migrate', 0))";

/**
 * Brings the database to the newest migration and answers the names it applied. Any number of
 * programs may call it at once.
 */
export async function migrate(url: string): Promise<string[]> {
  const migrations = await readMigrations();
  return withConnection(url, async (client) => {
    await client.query(LOCK);
    if ((await pending(client, migrations)).length === 0) return [];
    return apply(url, migrations);
  });
}

/** The names of migrations that `migrate` would apply. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const migrations = await readMigrations();
  return withConnection(url, (client) => pending(client, migrations));
}

async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new OperatorError(
      `The database cannot be reached: ${reason(error)}. Check DATABASE_URL and that Postgres is running.`,
    );
  }
  try {
    await requireVersion(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function apply(url: string, migrationsList: MigrationList): Promise<string[]> {
  try {
    const applied = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList, filters: NO_FILTER }),
    );
    return applied.appliedMigrationNames;
  } catch (error) {
    throw new OperatorError(`The database could not be migrated: ${reason(error)}`);
  }
}

/**
 * Asks the table directly, so that an ordinary start need not load the engine. An altered migration
 * counts: the engine says what is wrong.
 */
async function pending(client: pg.Client, migrations: MigrationList): Promise<string[]> {
  const names = migrations.migrationDirectories.map((directory) => directory.path);
  const known = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (known.rows[0].name === null) return names;
  const done = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum
     FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const checksums = new Map(done.rows.map((row) => [row.migration_name, row.checksum]));
  return migrations.migrationDirectories
    .filter((directory) => checksums.get(directory.path) !== checksum(directory.migrationFile.content.value))
    .map((directory) => directory.path);
}

function checksum(script: string): string {
  return createHash("sha256").update(script).digest("hex");
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  );
  const version = rows[0];
  if (version !== undefined && version.number < 150_000)
    throw new OperatorError(`Postgres 15 or newer is needed; this one is ${version.name}.`);
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
