import { z } from "zod";
import { rowReason } from "@/lib/contacts/contact.rules";
import { english } from "@/lib/core/english";
import { readKept, sayTold, type Told } from "@/lib/core/kept-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { type ImportStatus, isSettled, UNDO_HOURS } from "@/lib/imports/import.rules";
import type { ImportColumn, ImportMapping } from "@/lib/imports/inspection.view";

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

/** What would become of the rows of a waiting file, counted without storing anybody. */
export interface DryRun extends MergeCounts {
  done: boolean;
  /** Why the file cannot be read to its end. */
  error: Told | null;
  rows: number;
  /** People whom the workspace does not know yet. */
  created: number;
  /** People who may not be texted already, and those whom the file says have opted out. */
  suppressed: number;
  optedOut: number;
  /** Rows whose quotation marks were repaired, and rows with letters that cannot be read. */
  repaired: number;
  damaged: number;
  reasons: ReasonCount[];
}

/** How many rows were left out for one reason, with the first of them. */
export interface ReasonCount {
  reason: string;
  sentence: Sentence;
  rows: number;
  examples: { row: number; value: string }[];
}

/** An import and its progress, as the screen shows it. */
export interface ImportView extends Omit<ApiImportView, "status" | "error"> {
  error: Told | null;
  status: ImportStatus;
  /** People put on the do-not-text list. */
  suppressed: number;
  /** Until when it can be taken back; null when it cannot any more. */
  undoUntil: string | null;
  undo: "none" | "running" | "done";
  dryRun: DryRun | null;
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
  sentence: Sentence;
  value: string;
  cells: string[];
  corrected: boolean;
  /** The numbers of a cell that holds several. */
  several: string[];
}

/**
 * With what the repair grid needs: the columns and what each was mapped to, and why rows were left
 * out.
 */
export interface ImportDetail extends ImportView {
  columns: ImportColumn[];
  mapping: ImportMapping;
  reasons: { reason: string; sentence: Sentence; rows: number; letIn: boolean }[];
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
  suppressed: number;
  task: string | null;
  dryRun: unknown;
  undoneAt: Date | null;
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
    error: row.error === null ? null : readKept(row.error),
    country: row.country,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    suppressed: row.suppressed,
    undoUntil: undoUntil(row)?.toISOString() ?? null,
    undo: row.undoneAt ? "done" : row.task === "undo" ? "running" : "none",
    dryRun: dryRunView(row.dryRun as DryRun | null),
  };
}

/** The sentence of a reason is never kept: it follows from the reason. */
function dryRunView(kept: DryRun | null): DryRun | null {
  if (kept === null) return null;
  return { ...kept, reasons: kept.reasons.map((each) => ({ ...each, sentence: rowReason(each.reason) })) };
}

function undoUntil({ status, startedAt, finishedAt, undoneAt, task }: ImportRecord): Date | null {
  if (!isSettled(status) || !startedAt || !finishedAt || undoneAt || task === "undo") return null;
  const until = new Date(finishedAt.getTime() + UNDO_HOURS * 3_600_000);
  return until > new Date() ? until : null;
}

const inEnglish = (told: Told | null) => (told === null ? null : sayTold(told, english));

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
  return {
    id: view.id,
    status,
    listId: view.listId,
    fileName: view.fileName,
    bytes: view.bytes,
    rows: view.rows,
    rowsTotal: view.rowsTotal,
    accepted: view.accepted,
    updated: view.updated,
    duplicates: view.duplicates,
    rejected: view.rejected,
    error: inEnglish(view.status === "canceled" ? sentence("problems.imports.cancelled") : view.error),
    country: view.country,
    createdAt: view.createdAt,
    startedAt: view.startedAt,
    finishedAt: view.finishedAt,
  };
}
