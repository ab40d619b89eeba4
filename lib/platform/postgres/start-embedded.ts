import "server-only";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import pg from "pg";
import { OperatorError } from "@/lib/platform/operator-error";
import { freePort } from "@/lib/platform/ports";
import { type HomeFolder, homeFolder } from "@/lib/platform/postgres/home-folder";
import { postgresBinaries } from "@/lib/platform/postgres/postgres-binaries";
import { forgetRunning, rememberRunning } from "@/lib/platform/postgres/running";
import { stopLeftover } from "@/lib/platform/postgres/stop-leftover";
import { type SupervisedProcess, superviseProcess } from "@/lib/platform/postgres/supervised-process";
import { unprivilegedUser } from "@/lib/platform/postgres/unprivileged-user";

export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

/** Postgres' own settings. Durability stays on: an accepted message must survive a power cut. */
const SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};
const USER = "canang";
const DATABASE = "canang";
const READY_WITHIN = 120_000;
const STOP_WITHIN = 30_000;
const LOG_LIMIT = 10_000_000;

/**
 * Starts the Postgres that comes with npm, with its data in DATA_DIR, on a free port of 127.0.0.1,
 * and writes DATA_DIR/postgres.json for the other programs. It stops with `stop`, and also when
 * this process dies in any way. Use `resolveDatabase` unless you are a test.
 */
export async function startEmbedded(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const home = homeFolder(dataDir, unprivilegedUser());
  const binaries = postgresBinaries(home.runAs, home.copies);
  const password = keptPassword(dataDir);
  const cluster = path.join(home.folder, "data");
  await stopLeftover(cluster);
  if (!existsSync(cluster)) initialise(binaries, home, password);
  requireSameMajor(binaries, cluster);
  const logFile = path.join(dataDir, "postgres.log");
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) truncateSync(logFile);

  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const options = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(
      ([name, value]) => ["-c", `${name}=${value}`],
    );
    const command = [path.join(binaries, "bin/postgres"), "-D", cluster, ...options];
    const server = superviseProcess(command, { runAs: home.runAs, cwd: home.folder, logFile });
    const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
    if (await ready(server, url)) {
      rememberRunning(dataDir, { port, password, user: USER, database: DATABASE, url, pid: process.pid });
      return { url, stop: () => stopServer(dataDir, server) };
    }
    await server.stop(STOP_WITHIN);
    if (tries >= 3) throw new OperatorError(`The embedded Postgres did not start. Its log is ${logFile}.`);
  }
}

async function stopServer(dataDir: string, server: SupervisedProcess): Promise<void> {
  forgetRunning(dataDir);
  if (server.running()) await server.stop(STOP_WITHIN);
}

function keptPassword(dataDir: string): string {
  const file = path.join(dataDir, "postgres-password");
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/**
 * Into a folder of another name first: a cluster that was interrupted while it was made is never
 * taken for a whole one.
 */
function initialise(binaries: string, home: HomeFolder, password: string): void {
  const partial = path.join(home.folder, "data.new");
  const passwordFile = path.join(home.folder, "password.new");
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (home.runAs !== undefined) chownSync(passwordFile, home.runAs.uid, home.runAs.gid);
  const flags = [
    "--auth=scram-sha-256",
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
  ];
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const made = spawnSync(path.join(binaries, "bin/initdb"), ["-D", partial, ...flags, ...locale], {
    ...home.runAs,
    cwd: home.folder,
    env: { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    encoding: "utf8",
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    const reason = made.error?.message ?? made.stderr.trim().split("\n").at(-1);
    throw new OperatorError(`The embedded Postgres could not be set up in ${home.folder}: ${reason}`);
  }
  renameSync(partial, path.join(home.folder, "data"));
}

function requireSameMajor(binaries: string, cluster: string): void {
  const version =
    spawnSync(path.join(binaries, "bin/postgres"), ["--version"], { encoding: "utf8" }).stdout ?? "";
  const ours = /(\d+)\./.exec(version)?.[1];
  const theirs = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  if (ours === theirs) return;
  throw new OperatorError(
    `The data in ${cluster} was written by Postgres ${theirs}, and this release comes with ${ours}: move it with pg_dump first.`,
  );
}

/**
 * Asks until Postgres answers (after a crash it first replays its log), and makes the database on
 * the first start.
 */
async function ready(server: SupervisedProcess, url: string): Promise<boolean> {
  const maintenance = url.replace(/\/[^/]*$/, "/postgres");
  const until = Date.now() + READY_WITHIN;
  while (server.running() && Date.now() < until) {
    const client = new pg.Client({ connectionString: maintenance, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}
