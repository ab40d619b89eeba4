import { randomBytes } from "node:crypto";
import type { BenchOptions } from "@/bench/options";
import { migrate } from "@/lib/platform/db/migrate";
import { closeDatabase, configureDatabase } from "@/lib/platform/db/sql";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { startEmbedded } from "@/lib/platform/postgres/start-embedded";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { temporaryDataDir } from "@/lib/testing/test-server";

/**
 * What a figure needs: a real, durable Postgres with the product's settings, and a workspace in it.
 */
export interface Bench extends BenchOptions {
  databaseUrl: string;
  dataDir: string;
  workspace: TestWorkspace;
  /** Environment of the programs that a figure starts. */
  env: Record<string, string>;
  /** One size for a whole run, a smaller one for `--quick`. */
  size(full: number, quick: number): number;
  say(line: string): void;
  close(): Promise<void>;
}

/** Starts a Postgres of its own in a temporary folder; `close` removes all of it. */
export async function openBench(options: BenchOptions): Promise<Bench> {
  const dataDir = temporaryDataDir();
  const secrets = {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  };
  const postgres = await startEmbedded(dataDir);
  const env = {
    ...secrets,
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    ALLOW_PRIVATE_GATEWAYS: "1",
    ALLOW_PRIVATE_WEBHOOKS: "1",
    LOG_LEVEL: "error",
    NODE_ENV: "production",
  };
  Object.assign(process.env, env);
  await migrate(postgres.url);
  configureDatabase(postgres.url);
  const workspace = await createTestWorkspace();
  return {
    ...options,
    databaseUrl: postgres.url,
    dataDir,
    workspace,
    env,
    size: (full, quick) => (options.quick ? quick : full),
    say: (line) => process.stderr.write(`${line}\n`),
    async close() {
      await closeDatabase();
      await postgres.stop();
      removeHome(dataDir);
    },
  };
}
