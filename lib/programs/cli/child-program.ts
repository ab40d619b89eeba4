import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { projectRoot } from "@/lib/platform/project-root";

export interface ChildProgram {
  name: string;
  pid: number;
  running(): boolean;
  /** Its exit code; 1 when a signal ended it. */
  exited: Promise<number>;
  /** SIGTERM, and after `patience` milliseconds SIGKILL. */
  stop(patience: number): Promise<void>;
}

const RUN = ["--import", "./lib/programs/launch/end-with-parent.mjs", "lib/programs/launch/run.mjs"];

interface Options {
  env?: Record<string, string | undefined>;
  args?: string[];
  onLine: (line: string, name: string) => void;
}

/**
 * Starts one of our programs as a child in a group of its own: Ctrl-C in the terminal reaches only
 * the parent, which stops them in order. If the parent dies in any way, the child stops too.
 */
export function startChild(name: string, file: string, options: Options): ChildProgram {
  const child = spawn(process.execPath, [...RUN, file, ...(options.args ?? [])], {
    cwd: projectRoot,
    detached: true,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on("line", (line) => options.onLine(line, name));
  }
  const exited = new Promise<number>((resolve) => {
    child.once("close", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(127));
  });
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid: child.pid ?? 0,
    running,
    exited,
    stop: (patience) => stop(child, running, exited, patience),
  };
}

async function stop(
  child: ChildProcess,
  running: () => boolean,
  exited: Promise<number>,
  patience: number,
): Promise<void> {
  if (!running()) return;
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  await exited;
  clearTimeout(timer);
}
