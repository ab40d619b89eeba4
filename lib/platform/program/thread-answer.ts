import type { ErrorCode, FieldErrors } from "@/lib/core/app-error";

/** What a thread says to who started it. After `piece` it waits for a word before it goes on. */
export type ThreadAnswer =
  | { type: "piece"; bytes: Uint8Array }
  | { type: "done"; value: unknown }
  | { type: "refused"; code: ErrorCode; message: string; fields?: FieldErrors }
  | { type: "failed"; message: string; stack?: string };
