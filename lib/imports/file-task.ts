import type { InspectChoice } from "@/lib/imports/inspect-file";

/** What a thread is asked to read: a workbook, by its open file, or the beginning of a text. */
export type FileTask =
  | { kind: "workbook"; fd: number; choice: InspectChoice }
  | { kind: "text"; head: Uint8Array; utf8Valid: boolean; choice: InspectChoice };
