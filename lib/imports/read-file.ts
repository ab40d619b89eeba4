import { sentence } from "@/lib/core/sentence";
import type { FileTask } from "@/lib/imports/file-task";
import type { Inspection } from "@/lib/imports/inspection.view";
import { runTask } from "@/lib/platform/program/run-task";
import { TaskPlaces } from "@/lib/platform/program/task-places";

/** A workbook's texts lie beside the heap and are bounded apart. */
const LIMITS = {
  longestMillis: 120_000,
  heap: 96,
  tooLong: sentence("rules.files.slow"),
  tooMuch: sentence("rules.files.memory"),
};

/**
 * Next bundles its own copies of this file, so the places live on globalThis: one count for the
 * program.
 */
const shared = globalThis as { canangReadingPlaces?: Record<"whole" | "beginning", TaskPlaces> };

/**
 * A workbook may take minutes, the beginning of a text a moment: neither waits behind the other.
 */
function places(kind: FileTask["kind"]): TaskPlaces {
  const busy = sentence("problems.imports.readingBusy");
  shared.canangReadingPlaces ??= {
    whole: new TaskPlaces({ places: 2, each: 1, queue: 10, patienceMillis: 60_000, busy }),
    beginning: new TaskPlaces({ places: 2, each: 2, queue: 50, patienceMillis: 30_000, busy }),
  };
  return shared.canangReadingPlaces[kind === "csv" ? "beginning" : "whole"];
}

/** An open file, and where its text goes piece by piece. */
interface OpenFile {
  fd: number;
  takePiece: (bytes: Buffer) => Promise<void>;
}

/** Reads what was uploaded in a program of its own, never on the thread that serves everybody. */
export function readFile(workspaceId: string, task: FileTask, file?: OpenFile): Promise<Inspection> {
  return places(task.kind).run(workspaceId, () => runTask("lib/imports/file-program.ts", task, LIMITS, file));
}
