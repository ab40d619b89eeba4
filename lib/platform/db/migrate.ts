import "server-only";
import pg from "pg";
import { appRoleProblem, requireAppRole } from "@/lib/platform/db/app-role";
import { applyMigration, checksum, type Migration } from "@/lib/platform/db/apply-migration";
import { readMigrations } from "@/lib/platform/db/schema-engine";
import { OperatorError } from "@/lib/platform/operator-error";

/** Any number of programs may migrate at once: one does, the others wait and find nothing to do. */
const LOCK = "SELECT pg_advisory_lock(hashtextextended('canang migrate', 0))";

/**
 * Brings the database to the newest migration and answers the names it applied. `given` is for
 * tests, and for a restore that stops at the migration of its backup.
 */
export async function migrate(url: string, given?: Migration[]): Promise<string[]> {
  const migrations = given ?? (await ownMigrations());
  return withConnection(url, async (client) => {
    await client.query(LOCK);
    if (given === undefined) await refuseHalfRestored(client);
    await requireAppRole(client);
    const due = await pending(client, migrations);
    for (const migration of due) await applyMigration(client, migration);
    return due.map(({ name }) => name);
  });
}

/** The names of migrations that `migrate` would apply. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const migrations = await ownMigrations();
  return withConnection(url, async (client) => (await pending(client, migrations)).map(({ name }) => name));
}

/** Refuses, with a sentence, a database that this program cannot work with as it is. */
export async function requireMigrated(url: string): Promise<void> {
  const migrations = await ownMigrations();
  await withConnection(url, async (client) => {
    const missing = (await pending(client, migrations)).length;
    if (missing > 0)
      throw new OperatorError(`The database lacks ${missing} migration(s). Run first: npm run migrate`);
    const problem = await appRoleProblem(client);
    if (problem !== undefined) throw new OperatorError(problem);
  });
}

/** The migrations of this release, in their order. */
export async function ownMigrations(): Promise<Migration[]> {
  const { migrationDirectories } = await readMigrations();
  return migrationDirectories.map(({ path, migrationFile }) => ({
    name: path,
    script: migrationFile.content.value,
  }));
}

/** Stands in the database while an older copy comes back and is not held yet. */
export const HALF_RESTORED = "canang_half_restored";

async function refuseHalfRestored(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ half: boolean }>(
    `SELECT to_regclass('public.${HALF_RESTORED}') IS NOT NULL AS half`,
  );
  if (rows[0]?.half === true)
    throw new OperatorError(
      "A restore into this database was ended midway. Begin again with an empty database, or an empty DATA_DIR.",
    );
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

/** Those that are not applied. One that was changed afterwards cannot be applied again. */
async function pending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const known = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (known.rows[0].name === null) return migrations;
  const done = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum
     FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const checksums = new Map(done.rows.map((row) => [row.migration_name, row.checksum]));
  for (const { name, script } of migrations)
    if (checksums.has(name) && checksums.get(name) !== checksum(script))
      throw new OperatorError(
        `The migration ${name} was changed after it was applied to this database. Use the program's own files, unchanged.`,
      );
  return migrations.filter(({ name }) => !checksums.has(name));
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
