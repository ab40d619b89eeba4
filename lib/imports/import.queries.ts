import { rowReason } from "@/lib/contacts/contact.rules";
import { AppError } from "@/lib/core/app-error";
import { csvLine } from "@/lib/core/csv-cell";
import { english } from "@/lib/core/english";
import { mayBeLetIn } from "@/lib/core/may-be-let-in";
import { severalPhones } from "@/lib/core/several-phones";
import {
  type ImportDetail,
  type ImportView,
  importView,
  type RejectionView,
} from "@/lib/imports/import.view";
import type { ImportColumn, ImportMapping } from "@/lib/imports/inspection.view";
import { REJECTION_COLUMNS } from "@/lib/imports/remembered-mapping";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

export async function requireImport(workspaceId: string, id: string): Promise<ImportDetail> {
  return inWorkspace(workspaceId, async (tx) => {
    const row = await tx.contactImport.findFirst({ where: { id, workspaceId } });
    if (!row) throw new AppError("not_found");
    const reasons = await tx.importRejection.groupBy({
      by: ["reason"],
      where: { importId: id, workspaceId, correctedAt: null },
      _count: true,
      orderBy: { _count: { reason: "desc" } },
    });
    return {
      ...importView(row),
      columns: row.columns as unknown as ImportColumn[],
      mapping: { ...NO_MAPPING, ...(row.mapping as Partial<ImportMapping>) },
      reasons: reasons.map(({ reason, _count }) => ({
        reason,
        sentence: rowReason(reason),
        rows: _count,
        letIn: mayBeLetIn(reason),
      })),
    };
  });
}

const NO_MAPPING: ImportMapping = {
  phone: null,
  phoneCode: null,
  phoneArea: null,
  firstName: null,
  lastName: null,
  fullName: null,
  secondPhone: null,
  optOut: null,
  several: "ask",
  fields: [],
};

/**
 * The latest imports, of one list or of all. Uploads that were dropped before they began are none.
 */
export async function listImports(
  workspaceId: string,
  listId: string | null,
  limit = 20,
): Promise<ImportView[]> {
  return inWorkspace(workspaceId, async (tx) => {
    const rows = await tx.contactImport.findMany({
      where: {
        workspaceId,
        ...(listId ? { listId } : {}),
        OR: [{ startedAt: { not: null } }, { status: { in: ["ready", "running"] } }],
      },
      orderBy: { createdAt: "desc" },
      take: limit,
    });
    return rows.map(importView);
  });
}

/** Rows that were left out, in the order of the file. `cursor` is the last row seen. */
export async function listRejections(
  workspaceId: string,
  importId: string,
  page: { cursor?: number; limit: number; reason?: string },
): Promise<{ data: RejectionView[]; nextCursor: number | null }> {
  return inWorkspace(workspaceId, async (tx) => {
    const rows = await tx.importRejection.findMany({
      where: {
        workspaceId,
        importId,
        row: { gt: page.cursor ?? 0 },
        ...(page.reason ? { reason: page.reason } : {}),
      },
      orderBy: { row: "asc" },
      take: page.limit + 1,
    });
    const data = rows.slice(0, page.limit).map((row) => ({
      row: row.row,
      reason: row.reason,
      sentence: rowReason(row.reason),
      value: row.value,
      cells: row.cells as string[],
      corrected: row.correctedAt !== null,
      several: row.reason === "several" ? severalPhones(row.value) : [],
    }));
    return { data, nextCursor: rows.length > page.limit ? (data.at(-1)?.row ?? null) : null };
  });
}

/**
 * What was left out and why, as CSV: the file's own columns, then row number and error. Streamed in
 * pages; corrected rows are gone.
 */
export async function* rejectionsCsv(workspaceId: string, importId: string): AsyncGenerator<string> {
  const found = await requireImport(workspaceId, importId);
  yield `\uFEFF${csvLine([...found.columns.map((column) => column.name), ...REJECTION_COLUMNS])}`;
  for (let cursor = 0; ; ) {
    const page = await listRejections(workspaceId, importId, { cursor, limit: 1_000 });
    const open = page.data.filter((row) => !row.corrected);
    yield open
      .map((row) =>
        csvLine([...found.columns.map((_, index) => row.cells[index] ?? ""), row.row, english(row.sentence)]),
      )
      .join("");
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}
