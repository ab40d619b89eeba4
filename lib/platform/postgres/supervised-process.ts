import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import type { RunAs } from "@/lib/platform/postgres/unprivileged-user";

/**
 * Runs a program and tells it to stop (SIGINT: Postgres' fast shutdown) when the pipe from us ends,
 * which also happens when we are killed with SIGKILL: so it can never be left behind. A shell does
 * the watching; Ctrl-C in the terminal does not reach its group.
 */
const WATCH = `
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
{ cat <&3 >/dev/null; kill -INT $program 2>/dev/null; } &
watcher=$!
exec 3<&-
wait $program
code=$?
kill $watcher 2>/dev/null
exit $code
`;

export interface SupervisedProcess {
  exited: Promise<number>;
  running(): boolean;
  /** Ends the pipe, waits, and after `patience` milliseconds ends the whole group. */
  stop(patience: number): Promise<void>;
}

export function superviseProcess(
  command: string[],
  options: { runAs: RunAs | undefined; cwd: string; logFile: string },
): SupervisedProcess {
  const log = openSync(options.logFile, "a", 0o600);
  const child = spawn("/bin/sh", ["-c", WATCH, "sh", ...command], {
    ...options.runAs,
    cwd: options.cwd,
    detached: true,
    env: { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    stdio: ["pipe", log, log],
  });
  closeSync(log);
  child.stdin?.on("error", () => undefined);
  const exited = new Promise<number>((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(127));
  });
  return {
    exited,
    running: () => child.exitCode === null && child.signalCode === null,
    stop: (patience) => stop(child, exited, patience),
  };
}

async function stop(child: ChildProcess, exited: Promise<number>, patience: number): Promise<void> {
  child.stdin?.end();
  const timer = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGQUIT");
  }, patience);
  await exited;
  clearTimeout(timer);
}
