import "server-only";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { environment } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";
import { processName, runningPostgres } from "@/lib/platform/postgres/running";
import { startEmbedded } from "@/lib/platform/postgres/start-embedded";

export interface ResolvedDatabase {
  url: string;
  /**
   * `given` by DATABASE_URL, `joined` to the one another program runs, or our `own` for as long as
   * we run.
   */
  origin: "given" | "joined" | "own";
  stop(): Promise<void>;
}

const nothing = async () => undefined;
const WAIT = 120_000;

/**
 * The database of any program: DATABASE_URL, else the embedded one that already runs in DATA_DIR,
 * else one that we start ourselves.
 */
export async function resolveDatabase(): Promise<ResolvedDatabase> {
  const { databaseUrl, dataDir } = environment();
  if (databaseUrl !== undefined) return { url: databaseUrl, origin: "given", stop: nothing };
  mkdirSync(dataDir, { recursive: true });
  const until = Date.now() + WAIT;
  for (;;) {
    const running = await runningPostgres(dataDir);
    if (running !== undefined) return { url: running.url, origin: "joined", stop: nothing };
    const release = takeLock(dataDir);
    if (release !== undefined) {
      try {
        const { url, stop } = await startEmbedded(dataDir);
        return { url, origin: "own", stop };
      } finally {
        release();
      }
    }
    if (Date.now() > until)
      throw new OperatorError(
        `Another program has been starting Postgres in ${dataDir} for two minutes. End it first.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * One program starts Postgres, the others wait for it and join. The lock of a program that died
 * does not count.
 */
function takeLock(dataDir: string): (() => void) | undefined {
  const file = path.join(dataDir, "postgres.lock");
  try {
    writeFileSync(file, processName(process.pid), { flag: "wx" });
    return () => rmSync(file, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST")
      throw new OperatorError(`DATA_DIR (${dataDir}) cannot be written: ${(error as Error).message}`);
  }
  const owner = readLock(file);
  if (owner !== undefined && processName(Number.parseInt(owner, 10)) !== owner) rmSync(file, { force: true });
  return undefined;
}

/** undefined when it was released, or is being written, this very moment. */
function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8") || undefined;
  } catch {
    return undefined;
  }
}
