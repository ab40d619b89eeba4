import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/**
 * DATA_DIR/postgres.json: how the programs of this machine find the embedded Postgres that one of
 * them runs.
 */
export interface RunningPostgres {
  url: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** The program that started it; it stops with that program. */
  pid: number;
}

export function rememberRunning(dataDir: string, running: RunningPostgres): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(running)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function forgetRunning(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/** The Postgres that another program of this DATA_DIR runs, if it answers. */
export async function runningPostgres(dataDir: string): Promise<RunningPostgres | undefined> {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  let running: RunningPostgres;
  try {
    running = JSON.parse(readFileSync(file, "utf8")) as RunningPostgres;
  } catch {
    return undefined;
  }
  return processRuns(running.pid) && (await answers(running.url)) ? running : undefined;
}

/** Whether a process of this number exists, whoever owns it. */
export function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * A name for a running process that no later one of the same number has (containers hand out the
 * same low numbers again and again): its number and, where the system tells, when it began. Empty
 * when there is none.
 */
export function processName(pid: number): string {
  if (!processRuns(pid)) return "";
  try {
    const facts = readFileSync(`/proc/${pid}/stat`, "utf8");
    const began = facts.slice(facts.lastIndexOf(")") + 2).split(" ")[19];
    return `${pid} ${began} ${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}`;
  } catch {
    return String(pid);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, "postgres.json");
}
