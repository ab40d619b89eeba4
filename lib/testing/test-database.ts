import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject, vi } from "vitest";
import { closeDatabase, configureDatabase } from "@/lib/platform/db/sql";

export interface TestDatabase {
  /** For programs that a test starts. Known once the tests run, not while the file loads. */
  readonly url: string;
}

/** Many transactions at once take long on a busy machine; only one that hangs waits so long. */
const PATIENCE = 600_000;

const ofVitest = (key: string) => key.startsWith("VITEST");
/** As the run began: the first file of a process has changed nothing yet. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([key]) => !ofVitest(key)));

/**
 * Call it once at the top of a `*.db.test.ts` or `*.worker.test.ts` file: the file gets a migrated
 * database of its own, which `sql`, `prisma` and `inWorkspace` then use, and which is dropped at
 * the end.
 */
export function testDatabase(): TestDatabase {
  const name = `canang_test_${randomBytes(6).toString("hex")}`;
  let url: string | undefined;
  beforeAll(async () => {
    const template = new URL(inject("databaseTemplate"));
    await onServer(template, `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`);
    const own = new URL(template);
    own.pathname = `/${name}`;
    url = own.href;
    configureDatabase(url, { patience: PATIENCE });
  });
  afterAll(async () => {
    await closeDatabase();
    await onServer(new URL(inject("databaseTemplate")), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    resetEnvironment();
  });
  return {
    get url() {
      if (url === undefined) throw new Error("The test database exists only while tests run.");
      return url;
    },
  };
}

/**
 * Through the maintenance database: a template can only be cloned while nobody is connected to it.
 */
async function onServer(server: URL, statement: string): Promise<void> {
  const maintenance = new URL(server);
  maintenance.pathname = "/postgres";
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The next file of this process begins with the environment that the run began with. */
function resetEnvironment(): void {
  vi.unstubAllEnvs();
  for (const key of Object.keys(process.env))
    if (!(key in ENVIRONMENT) && !ofVitest(key)) delete process.env[key];
  Object.assign(process.env, ENVIRONMENT);
}
