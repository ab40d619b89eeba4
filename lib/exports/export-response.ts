import "server-only";
import { DateTime } from "luxon";
import { attachment, csvLine } from "@/lib/core/csv-cell";
import type { ExportFormat } from "@/lib/exports/export.input";
import type { ExportTable } from "@/lib/exports/export-table";
import { workbookPieces } from "@/lib/exports/workbook-pieces";

const TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * A table as a file, at the reader's pace: nothing is read from the database before the reader has
 * taken what came before, so that a million rows are never in memory. Its name says what and when.
 */
export function exportResponse(table: ExportTable, format: ExportFormat): Response {
  const pieces = format === "csv" ? csvPieces(table) : workbookPieces(table);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  const name = `${table.content}-${DateTime.utc().toISODate()}.${format}`;
  return new Response(body, { headers: attachment(name, TYPES[format]) });
}

async function* csvPieces({ columns, pages }: ExportTable): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${csvLine(columns)}`);
  for await (const rows of pages) if (rows.length > 0) yield Buffer.from(rows.map(csvLine).join(""));
}
