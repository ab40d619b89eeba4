import type { ImportMapping, Reading } from "@/lib/imports/inspection.view";

/** An import that this worker has claimed. */
export interface RunningImport {
  id: string;
  workspaceId: string;
  listId: string;
  owner: string;
  reading: Reading;
  mapping: ImportMapping;
  country: string;
  nextRow: number;
  /** Lines of the file. */
  rowsTotal: number;
}
