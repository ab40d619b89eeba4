import { csvPlainLine } from "@/lib/core/csv-cell";
import { CHUNK_BYTES } from "@/lib/imports/import.rules";
import type { SheetView } from "@/lib/imports/inspection.view";
import { openZip, type Zip } from "@/lib/imports/workbook/open-zip";
import { readCellFormats } from "@/lib/imports/workbook/read-cell-formats";
import { readXml } from "@/lib/imports/workbook/read-xml";
import { readSharedStrings } from "@/lib/imports/workbook/shared-strings";
import { type SheetContext, SheetRows } from "@/lib/imports/workbook/sheet-rows";
import { findWorkbookParts, type SheetPart } from "@/lib/imports/workbook/workbook-parts";

export interface SheetChoice {
  /** The position of a sheet; without it the first one that is shown and has something in it. */
  sheet?: number;
  /** Whether rows that the sheet hides are read too. */
  hiddenRows?: boolean;
}

/** What a person has to know about a workbook before it is taken. */
export interface SheetFindings {
  sheets: SheetView[];
  sheet: number;
  hiddenRows: number;
}

/** How far a sheet is looked into to find whether anything stands in it. */
const LOOK_BYTES = 1024 * 1024;

/**
 * One sheet of a workbook as UTF-8 CSV, piece by piece, so that everything after it knows only
 * text. Every row stands on the line that has its number. Neither the workbook nor the text is ever
 * whole in memory; `fd` is the open file.
 */
export async function* workbookToCsv(
  fd: number,
  choice: SheetChoice = {},
): AsyncGenerator<Buffer, SheetFindings> {
  const zip = await openZip(fd);
  const { sheets, sharedStrings, styles, from1904 } = await findWorkbookParts(zip);
  const context = {
    strings: await readSharedStrings(zip, sharedStrings),
    formats: await readCellFormats(zip, styles),
    from1904,
    hiddenRows: choice.hiddenRows ?? false,
  };
  const views = await lookInto(zip, sheets, context);
  const usable = views.findIndex((view) => !view.hidden && !view.empty);
  const usual = usable < 0 ? views.findIndex((view) => !view.empty) : usable;
  const sheet = choice.sheet !== undefined && sheets[choice.sheet] ? choice.sheet : Math.max(usual, 0);
  const lines = new CsvLines();
  const rows = new SheetRows(context, (row, cells) => lines.add(row, cells));
  const part = (sheets[sheet] as SheetPart).part;
  for await (const _ of readXml(zip.read(part), rows)) if (lines.size >= CHUNK_BYTES) yield lines.take();
  if (lines.size > 0) yield lines.take();
  return { sheets: views, sheet, hiddenRows: rows.hiddenRows };
}

/** Lines with quoted cells, each at the place of its row. */
class CsvLines {
  #lines: string[] = [];
  #last = 0;
  size = 0;

  add(row: number, cells: string[]): void {
    const line = "\r\n".repeat(row - this.#last - 1) + csvPlainLine(cells);
    this.#last = row;
    this.#lines.push(line);
    this.size += line.length;
  }

  take(): Buffer {
    const bytes = Buffer.from(this.#lines.join(""), "utf8");
    this.#lines = [];
    this.size = 0;
    return bytes;
  }
}

/** Which sheets are hidden, and which are empty. One sheet alone is read anyway. */
async function lookInto(zip: Zip, sheets: SheetPart[], context: SheetContext): Promise<SheetView[]> {
  const views: SheetView[] = [];
  for (const { name, part, hidden } of sheets) {
    const empty = sheets.length > 1 && (await isEmpty(zip, part, context));
    views.push({ name, hidden, empty });
  }
  return views;
}

async function isEmpty(zip: Zip, part: string, context: SheetContext): Promise<boolean> {
  let found = false;
  const rows = new SheetRows({ ...context, hiddenRows: true }, () => {
    found = true;
  });
  async function* beginning() {
    let read = 0;
    for await (const piece of zip.read(part)) {
      yield piece;
      read += piece.length;
      if (found || read > LOOK_BYTES) return;
    }
  }
  try {
    for await (const _ of readXml(beginning(), rows)) if (found) return false;
  } catch {
    // What cannot be read says so when somebody chooses it.
    return false;
  }
  return !found;
}
