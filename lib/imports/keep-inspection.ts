import type { Inspection } from "@/lib/imports/inspection.view";
import type { BytesSeen, ReceivedFile } from "@/lib/imports/receive-file";
import { headingKey } from "@/lib/imports/remembered-mapping";
import { sql } from "@/lib/platform/db/sql";

/**
 * What is kept beside the reading: what a person should know, and what a later look has to know.
 */
export interface Findings extends Pick<Inspection, "kind" | "sureness" | "sheets"> {
  /** Rows of the sheet that are hidden. */
  hiddenRows: number;
  bytesSeen: BytesSeen;
}

/**
 * Keeps what was found in a file that came or was read again; false when nobody waits for it any
 * more.
 */
export async function keepInspection(workspaceId: string, id: string, file: ReceivedFile): Promise<boolean> {
  const { inspection } = file;
  const { kind, sureness, sheets, hiddenRows } = inspection;
  const findings: Findings = { kind, sureness, sheets, hiddenRows, bytesSeen: file.bytesSeen };
  const kept = await sql.query(
    `UPDATE contact_import
     SET status = 'ready', file_kind = $3, bytes = $4, rows_total = $5, reading = $6, findings = $7,
       columns = $8, mapping = $9, heading_key = $10, task = NULL, dry_run = NULL
     WHERE id = $1 AND workspace_id = $2 AND status IN ('uploading', 'ready') RETURNING id`,
    [
      id,
      workspaceId,
      kind,
      file.bytes,
      file.lines,
      JSON.stringify(inspection.reading),
      JSON.stringify(findings),
      JSON.stringify(inspection.columns),
      JSON.stringify(inspection.mapping),
      inspection.reading.headerRow === null ? null : headingKey(inspection.columns),
    ],
  );
  return kept.length === 1;
}
