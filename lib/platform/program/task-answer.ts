import type { ErrorCode, FieldErrors } from "@/lib/core/app-error";

/** Where the program of a task finds the open file that came with it. */
export const TASK_FILE = 4;

/** What the program of a task says. After `piece` it waits for a word before it goes on. */
export type TaskAnswer =
  | { type: "piece"; bytes: Uint8Array }
  | { type: "done"; value: unknown }
  | { type: "refused"; code: ErrorCode; message: string; fields?: FieldErrors }
  | { type: "failed"; message: string; stack?: string };
