import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, waitForPort } from "@/lib/platform/ports";
import { type ChildProgram, startChild } from "@/lib/programs/cli/child-program";
import { queryDatabase } from "./query-database";

/** A database of a test's own beside the demo's, which it may break. */
export interface OwnDatabase {
  url: string;
  env: Record<string, string>;
  /** Whether anybody may connect; those who are connected are cut off when not. */
  open(open: boolean): Promise<void>;
  drop(): Promise<void>;
}

export async function ownDatabase(): Promise<OwnDatabase> {
  const name = `canang_own_${randomBytes(6).toString("hex")}`;
  await queryDatabase(`CREATE DATABASE ${name}`);
  const url = new URL(process.env.E2E_DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  const dataDir = mkdtempSync(path.join(tmpdir(), "canang-own-"));
  const env = {
    DATABASE_URL: url.href,
    DATA_DIR: dataDir,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    ALLOW_PRIVATE_GATEWAYS: "1",
    ALLOW_PRIVATE_WEBHOOKS: "1",
    DEMO: "0",
  };
  const open = async (allowed: boolean) => {
    await queryDatabase(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS ${allowed}`);
    if (!allowed)
      await queryDatabase("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [
        name,
      ]);
  };
  const drop = async () => {
    await queryDatabase(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: url.href, env, open, drop };
}

/** An operator's command on a database of one's own; answers what `--json` prints. */
export async function ownCli<T>(env: Record<string, string>, args: string[], stdin = ""): Promise<T> {
  const child = spawn(
    process.execPath,
    ["lib/programs/launch/run.mjs", "lib/programs/cli/main.ts", ...args, "--json"],
    {
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    told += text;
  });
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}.`);
  return JSON.parse(told) as T;
}

export interface OwnWeb {
  address: string;
  /** What it wrote so far. */
  lines: string[];
  /** Its log lines under one request's id. */
  logged(requestId: string | null): Record<string, unknown>[];
  kill(): Promise<void>;
  /** Stands still as it is: its lines stay open, and nothing is answered. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** The real web program on a port of its own. */
export async function startWeb(env: Record<string, string>): Promise<OwnWeb> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const lines: string[] = [];
  const own = {
    ...env,
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_URL: address,
    NEXTAUTH_URL: address,
    NODE_ENV: "production",
  };
  const child: ChildProgram = startChild("own web", "lib/programs/web/main.ts", {
    env: own,
    onLine: (line) => lines.push(line),
  });
  if (!(await waitForPort(port, "127.0.0.1", () => !child.running())))
    throw new Error(`It did not start:\n${lines.join("\n")}`);
  return {
    address,
    lines,
    logged: (requestId) =>
      lines
        .filter((line) => line.startsWith("{"))
        .flatMap((line) => JSON.parse(line))
        .filter((line) => line.requestId === requestId),
    freeze: () => process.kill(child.pid, "SIGSTOP"),
    thaw: () => process.kill(child.pid, "SIGCONT"),
    async kill() {
      process.kill(child.pid, "SIGKILL");
      await child.exited;
    },
    stop: () => child.stop(20_000),
  };
}
