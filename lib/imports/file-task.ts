import type { InspectChoice } from "@/lib/imports/inspect-file";

/** What is to be read: the workbook that comes as an open file, or the beginning of a text. */
export type FileTask =
  | { kind: "workbook"; choice: InspectChoice }
  | { kind: "text"; head: Uint8Array; utf8Valid: boolean; choice: InspectChoice };
