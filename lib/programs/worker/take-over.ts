import { readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { log } from "@/lib/platform/log";
import { processRuns } from "@/lib/platform/postgres/running";
import { recordOutcomes } from "@/lib/sending/record-outcomes";
import { expireLeases } from "@/lib/sending/recover-claims";
import { listWorkersOn, signOffWorker } from "@/lib/sending/worker-row";
import { listJournals, replayJournals } from "./outcome-journal";

interface RunningWorker {
  id: string;
  /** The process space in which pids of workers mean something to it. */
  host: string;
  /** Where the journals of this machine are. */
  folder: string;
  pauses: readonly number[];
}

/**
 * Workers of this machine that ended without a word: nobody waits for their leases, and what they
 * heard from the gateway is stored (I-2).
 */
export async function recoverFromDeadWorkers(worker: RunningWorker): Promise<void> {
  // Read before the list of workers: a journal that is seen here belongs to one that had signed in
  // by then.
  const journals = await listJournals(worker.folder);
  const others = await listWorkersOn(worker.host);
  const dead = others
    .filter((other) => other.id !== worker.id && !processRuns(other.pid))
    .map((other) => other.id);
  const running = new Set([
    worker.id,
    ...others.filter((other) => !dead.includes(other.id)).map((other) => other.id),
  ]);
  const replayed = await replayJournals(
    worker.folder,
    journals,
    (id) => running.has(id),
    (outcomes) => recordOutcomes(outcomes, worker.pauses),
  );
  await expireLeases(dead);
  for (const id of dead) await signOffWorker(id);
  if (dead.length > 0)
    log().warn(
      { program: "worker", dead: dead.length, replayed },
      "took over from workers that ended without a word",
    );
}

/** Names the space in which a pid means one process: the machine and the pid namespace. */
export function processSpace(): string {
  let space = "";
  try {
    space = readlinkSync("/proc/self/ns/pid");
  } catch {
    space = process.platform;
  }
  return `${hostname()} ${space}`;
}
