import type { ErrorCode, FieldSentences } from "@/lib/core/app-error";
import type { Sentence } from "@/lib/core/sentence";

/** Where the program of a task finds the open file that came with it. */
export const TASK_FILE = 4;

/** What the program of a task says. After `piece` it waits for a word before it goes on. */
export type TaskAnswer =
  | { type: "piece"; bytes: Uint8Array }
  | { type: "done"; value: unknown }
  | { type: "refused"; code: ErrorCode; sentence: Sentence; fields?: FieldSentences }
  | { type: "failed"; message: string; stack?: string };
