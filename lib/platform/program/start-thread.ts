import path from "node:path";
import type { Worker } from "node:worker_threads";
import { projectRoot } from "@/lib/platform/project-root";

interface ThreadOptions {
  workerData: unknown;
  /** Of its own heap, in megabytes. */
  memory: { old: number; young: number };
}

/** What a thread's program may know of the environment: where it is, and none of the secrets. */
const SHARED = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "NODE_ENV", "TSX_TSCONFIG_PATH"];

/** Starts a file of this project as a thread beside the program, the way `npm` starts the programs themselves. */
export function startThread(file: string, { workerData, memory }: ThreadOptions): Worker {
  // Asked for by hand, because Next bundles what it sees given to a `Worker`, and that file is no part of the app.
  const { Worker: Thread } = process.getBuiltinModule("node:worker_threads");
  return new Thread(path.join(projectRoot, "lib/cli/thread.mjs"), {
    argv: [path.join(projectRoot, file)],
    workerData,
    execArgv: [],
    env: Object.fromEntries(SHARED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
    resourceLimits: { maxOldGenerationSizeMb: memory.old, maxYoungGenerationSizeMb: memory.young },
  });
}
