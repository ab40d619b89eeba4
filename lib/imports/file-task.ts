import type { InspectChoice } from "@/lib/imports/inspect-file";
import type { ByteEvidence } from "@/lib/imports/reading/guess-encoding";
import type { SheetChoice } from "@/lib/imports/workbook/workbook-to-csv";

/** What is to be read: a file that comes open and becomes text, or what was seen of a text. */
export type FileTask =
  | { kind: "xlsx" | "vcard"; choice: InspectChoice; sheet: SheetChoice }
  | { kind: "csv"; seen: ByteEvidence; choice: InspectChoice };
