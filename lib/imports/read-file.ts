import type { FileTask } from "@/lib/imports/file-task";
import type { Inspection } from "@/lib/imports/import.view";
import { runInThread } from "@/lib/platform/program/run-in-thread";
import { ThreadPlaces } from "@/lib/platform/program/thread-places";

/** A workbook's texts lie beside the heap and are bounded apart. */
const LIMITS = {
  longestMillis: 120_000,
  memory: { old: 96, young: 16 },
  tooLong: "This file takes too long to read. Split it, or save it as CSV.",
  tooMuch: "This file needs too much memory to read. Split it, or save it as CSV.",
};

/** Next bundles its own copies of this file, so the places live on globalThis: one count for the program. */
const shared = globalThis as { canangReadingPlaces?: Record<FileTask["kind"], ThreadPlaces> };

/** A workbook may take minutes, a text takes a moment: neither waits behind the other. */
function places(kind: FileTask["kind"]): ThreadPlaces {
  const busy = "Other files are being read at this moment. Yours was not kept: upload it again in a minute.";
  shared.canangReadingPlaces ??= {
    workbook: new ThreadPlaces({ places: 2, each: 1, queue: 10, patienceMillis: 60_000, busy }),
    text: new ThreadPlaces({ places: 2, each: 2, queue: 50, patienceMillis: 30_000, busy }),
  };
  return shared.canangReadingPlaces[kind];
}

/** Reads what was uploaded, never on the thread that serves everybody; `store` gets a workbook's text piece by piece. */
export function readFile(
  workspaceId: string,
  task: FileTask,
  store?: (bytes: Buffer) => Promise<void>,
  limits = LIMITS,
): Promise<Inspection> {
  return places(task.kind).run(workspaceId, () => runInThread("lib/imports/file-thread.ts", task, limits, store));
}
