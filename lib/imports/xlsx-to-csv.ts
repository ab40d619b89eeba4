import readXlsxFile from "read-excel-file/node";
import { AppError } from "@/lib/core/app-error";
import { csvPlainLine } from "@/lib/core/csv-cell";
import { checkZip } from "@/lib/imports/check-zip";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";

/**
 * The first sheet of a workbook as UTF-8 CSV, so that everything after it knows only text. A workbook is read whole: it is at most
 * 10 MB packed and 80 MB unpacked, checked before it is opened.
 */
export async function xlsxToCsv(file: Buffer): Promise<Buffer> {
  await checkZip(file, IMPORT_LIMITS.xlsxUnpackedMegabytes * 1024 * 1024);
  const sheets = await readXlsxFile(file).catch(() => {
    throw new AppError("invalid", "This workbook cannot be read. Save it again as .xlsx, or as CSV.");
  });
  const rows = sheets[0]?.data ?? [];
  if (rows.length > IMPORT_LIMITS.xlsxRows) {
    throw new AppError("too_large", `A workbook may have at most ${IMPORT_LIMITS.xlsxRows} rows. Save it as CSV for more.`);
  }
  return Buffer.from(rows.map((row) => csvPlainLine(row.map(cellText))).join(""), "utf8");
}

/** Numbers with all their digits, days as ISO dates. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 16).replace("T", " ");
  }
  if (typeof cell === "number" && Number.isInteger(cell) && Math.abs(cell) < 1e15) return cell.toFixed(0);
  return String(cell);
}
