import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";

/** A program in a process of its own, as it would run in production. */
export interface Program {
  pid: number;
  /** Asks over IPC and answers the reply. */
  ask<T>(question: unknown): Promise<T>;
  /** The next message that the program sends by itself. */
  heard<T>(): Promise<T>;
  /** Resident memory now, and the most it ever was, in megabytes. */
  memory(): { now: number; peak: number };
  stop(signal?: NodeJS.Signals): Promise<void>;
}

interface Options {
  env?: Record<string, string>;
  args?: string[];
  nodeArgs?: string[];
}

/**
 * Starts a TypeScript program of the project. BENCH_NODE_ARGS adds arguments to Node, such as
 * `--cpu-prof`.
 */
export function startProgram(file: string, options: Options = {}): Program {
  const extra = process.env.BENCH_NODE_ARGS?.split(" ").filter(Boolean) ?? [];
  const child = fork(path.join(projectRoot, "lib/programs/launch/run.mjs"), [file, ...(options.args ?? [])], {
    cwd: projectRoot,
    env: { ...process.env, ...options.env },
    execArgv: [...extra, ...(options.nodeArgs ?? [])],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const heard = <T>() => nextMessage<T>(child, file);
  return {
    pid: child.pid as number,
    heard,
    async ask<T>(question: unknown): Promise<T> {
      const answer = heard<T>();
      child.send(question as object);
      return answer;
    },
    memory: () => readMemory(child.pid as number),
    stop: (signal = "SIGTERM") => ended(child, signal),
  };
}

function nextMessage<T>(child: ChildProcess, file: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`${file} ended with ${code}.`));
    child.once("exit", gone);
    child.once("message", (message) => {
      child.off("exit", gone);
      resolve(message as T);
    });
  });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  const late = setTimeout(() => child.kill("SIGKILL"), 60_000);
  await exited;
  clearTimeout(late);
}

function readMemory(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024;
  return { now: megabytes("VmRSS"), peak: megabytes("VmHWM") };
}
