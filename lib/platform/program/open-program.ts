import "server-only";
import { migrate, requireMigrated } from "@/lib/platform/db/migrate";
import { closeDatabase, configureDatabase } from "@/lib/platform/db/sql";
import { type Environment, environment } from "@/lib/platform/env";
import { type ResolvedDatabase, resolveDatabase } from "@/lib/platform/postgres/resolve-database";
import { requireDataFolder } from "@/lib/platform/program/data-folder";
import { provideSecrets } from "@/lib/platform/program/secrets-file";

export interface OpenProgram {
  env: Environment;
  database: ResolvedDatabase;
  /** Ends the connections, and Postgres when it is our own. */
  close(): Promise<void>;
}

/**
 * What every program does first: environment, secrets, database. The embedded database is migrated
 * on the way; one that DATABASE_URL names is only checked, because `npm run migrate` decides when
 * that happens (several programs of two releases may be running).
 */
export async function openProgram(): Promise<OpenProgram> {
  const env = environment();
  requireDataFolder(env.dataDir);
  provideSecrets(env);
  const database = await resolveDatabase();
  try {
    if (database.origin === "given") await requireMigrated(database.url);
    else await migrate(database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  configureDatabase(database.url, { poolSize: env.databasePool });
  const close = async () => {
    await closeDatabase();
    await database.stop();
  };
  return { env, database, close };
}
