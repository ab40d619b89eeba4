import type { ChildProcess, SpawnOptions } from "node:child_process";
import { setPriority } from "node:os";
import { projectRoot } from "@/lib/platform/project-root";

/** What such a program may know of the environment: where it is, and none of the secrets. */
const SHARED = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "NODE_ENV"];
/** It gives way to the programs that serve and send. */
const PRIORITY = 3;
const RUN = ["--import", "./lib/programs/launch/end-with-parent.mjs", "lib/programs/launch/run.mjs"];

/**
 * Starts the program of a task, the way `npm` starts the others: `heap` is its memory in megabytes,
 * `fd` an open file that it gets.
 */
export function startTask(program: string, heap: number, fd?: number): ChildProcess {
  // Asked for by hand, because Next bundles what it sees started, and that file is no part of the
  // app.
  const { spawn } = process.getBuiltinModule("node:child_process");
  const limits = [`--max-old-space-size=${heap}`, "--max-semi-space-size=8"];
  const options: SpawnOptions = {
    cwd: projectRoot,
    env: Object.fromEntries(
      SHARED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    ) as NodeJS.ProcessEnv,
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc", fd ?? "ignore"],
  };
  const child = spawn(process.execPath, [...limits, ...RUN, program], options);
  try {
    if (child.pid !== undefined) setPriority(child.pid, PRIORITY);
  } catch {
    // A system that does not allow it runs the program like any other.
  }
  return child;
}
