import { z } from "zod";
import type { Delimiter, Encoding, ImportStatus } from "@/lib/imports/import.rules";

/** Which column (by position) goes where. A column that is named nowhere is left out. */
export interface ImportMapping {
  phone: number | null;
  firstName: number | null;
  lastName: number | null;
  fields: { column: number; name: string }[];
}

export interface ImportColumn {
  name: string;
  /** Up to five cells from the top of the file. */
  samples: string[];
}

/**
 * What the first look at a file found. `encodingSure` is false when the file is not Unicode and
 * Latin-1 is only the likeliest.
 */
export interface Inspection {
  encoding: Encoding;
  encodingSure: boolean;
  delimiter: Delimiter;
  hasHeader: boolean;
  columns: ImportColumn[];
  mapping: ImportMapping;
}

/**
 * The counts of an import or a posted batch. `rows = accepted + updated + duplicates + rejected`,
 * always.
 *
 * - `accepted`: the phone is newly in the list (the list grew by exactly this many), whether or not
 * the person was known.
 * - `updated`: it was in the list already, and the row changed the person's name or a field.
 * - `duplicates`: it came earlier in the same file (the first row counts), or it was in the list
 * and nothing changed.
 * - `rejected`: no usable phone number. Such a row is listed with its row number and the reason,
 * never repaired silently.
 */
const mergeCountsSchema = z.object({
  accepted: z.int(),
  updated: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
});
type MergeCounts = z.infer<typeof mergeCountsSchema>;

/** An import and its progress, as the screen shows it. */
export interface ImportView extends Omit<ApiImportView, "status"> {
  status: ImportStatus;
}

/** `GET /api/v1/imports/ID`. */
export const apiImportViewSchema = z.object({
  id: z.uuid(),
  status: z.enum(["running", "finished", "failed"]),
  listId: z.uuid(),
  fileName: z.string(),
  bytes: z.int(),
  rows: z.int().describe("Rows read so far."),
  rowsTotal: z.int().nullable().describe("Lines counted during upload; exact once finished."),
  ...mergeCountsSchema.shape,
  error: z.string().nullable(),
  country: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ApiImportView = z.infer<typeof apiImportViewSchema>;

/** What taking a file from a program answers. */
export const startedImportSchema = z.object({ id: z.uuid() });

/**
 * A row that was left out, as the repair grid shows it. `row` counts as a spreadsheet does: the
 * first line of the file is 1.
 */
export interface RejectionView {
  row: number;
  reason: string;
  message: string;
  value: string;
  cells: string[];
  corrected: boolean;
}

/** With what the repair grid needs: the columns, and which of them holds the phone. */
export interface ImportDetail extends ImportView {
  columns: ImportColumn[];
  phoneColumn: number | null;
}

/** The row of `contact_import` as the database gives it. */
export interface ImportRecord extends MergeCounts {
  id: string;
  status: ImportStatus;
  listId: string;
  fileName: string;
  bytes: bigint | number;
  rows: number;
  rowsTotal: number | null;
  error: string | null;
  country: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export function importView(row: ImportRecord): ImportView {
  return {
    id: row.id,
    status: row.status,
    listId: row.listId,
    fileName: row.fileName,
    bytes: Number(row.bytes),
    rows: row.rows,
    rowsTotal: row.rowsTotal,
    accepted: row.accepted,
    updated: row.updated,
    duplicates: row.duplicates,
    rejected: row.rejected,
    error: row.error,
    country: row.country,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/**
 * The words of the API: what has not begun, or is being uploaded, is `running` to a program; a
 * canceled import is `failed`.
 */
export function apiImportView(view: ImportDetail): ApiImportView {
  const status =
    view.status === "finished"
      ? "finished"
      : view.status === "failed" || view.status === "canceled"
        ? "failed"
        : "running";
  const { columns: _columns, phoneColumn: _phoneColumn, ...plain } = view;
  return { ...plain, status, error: view.status === "canceled" ? "This import was canceled." : view.error };
}
