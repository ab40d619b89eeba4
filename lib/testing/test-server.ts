import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { startEmbedded } from "@/lib/platform/postgres/start-embedded";

/**
 * Tests lose nothing in a power cut, so they need not wait for the disk. Autovacuum begins at
 * moments of its own, and its snapshot keeps old versions of rows on their pages: a test that
 * counts HOT updates would pass or fail by it.
 */
const NOT_DURABLE = {
  autovacuum: "off",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_wal_size: "4GB",
};

export interface TestServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * TEST_DATABASE_URL names a server (its user may make databases); without it an embedded one in a
 * temporary folder.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = temporaryDataDir();
  const postgres = await startEmbedded(dataDir, NOT_DURABLE);
  const stop = async () => {
    await postgres.stop();
    removeHome(dataDir);
  };
  return { url: postgres.url, stop };
}

/**
 * A new DATA_DIR that the unprivileged user of Postgres can reach, unless the folder for temporary
 * files is closed itself.
 */
export function temporaryDataDir(): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), "canang-test-"));
  chmodSync(dataDir, 0o711);
  return dataDir;
}
