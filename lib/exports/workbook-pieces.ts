import "server-only";
import { guardCell } from "@/lib/core/csv-cell";
import type { ExportCell, ExportTable } from "@/lib/exports/export-table";
import { type ZipEntry, zipPieces } from "@/lib/exports/zip-pieces";

/**
 * A sheet of Excel has 1,048,576 rows; a new one is begun before, and before its XML is too large.
 */
const SHEET = { rows: 1_000_000, bytes: 2 * 1024 ** 3 };
const CELL_CHARACTERS = 32_767;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A table as an Excel workbook, piece by piece. Texts stand in their cells, because a table of
 * shared ones could only be written when all are known.
 */
export function workbookPieces(table: ExportTable): AsyncGenerator<Buffer> {
  return zipPieces(entriesOf(table));
}

async function* entriesOf({ columns, pages }: ExportTable): AsyncGenerator<ZipEntry> {
  const source = pages[Symbol.asyncIterator]();
  const rest = { ended: false };
  let sheets = 0;
  try {
    while (!rest.ended) {
      sheets += 1;
      yield { name: `xl/worksheets/sheet${sheets}.xml`, data: sheetOf(columns, source, rest) };
    }
  } finally {
    await source.return?.();
  }
  const all = Array.from({ length: sheets }, (_, index) => index + 1);
  for (const [name, text] of Object.entries(partsOf(all))) yield { name, data: once(DECLARATION + text) };
}

async function* sheetOf(
  columns: readonly string[],
  source: AsyncIterator<readonly (readonly ExportCell[])[]>,
  rest: { ended: boolean },
): AsyncGenerator<Buffer> {
  yield Buffer.from(`${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${rowXml(columns)}`);
  let rows = 1;
  let bytes = 0;
  while (rows < SHEET.rows && bytes < SHEET.bytes) {
    const page = await source.next();
    if (page.done) {
      rest.ended = true;
      break;
    }
    const xml = Buffer.from(page.value.map(rowXml).join(""));
    rows += page.value.length;
    bytes += xml.length;
    yield xml;
  }
  yield Buffer.from("</sheetData></worksheet>");
}

function rowXml(cells: readonly ExportCell[]): string {
  return `<row>${cells.map(cellXml).join("")}</row>`;
}

function cellXml(value: ExportCell): string {
  if (value === null || value === undefined || value === "") return "<c/>";
  if (typeof value === "number" && Number.isFinite(value)) return `<c><v>${value}</v></c>`;
  const text = guardCell(String(value)).slice(0, CELL_CHARACTERS);
  return `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** What XML cannot hold is written the way Excel writes it. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu,
      (odd) => `_x${odd.charCodeAt(0).toString(16).padStart(4, "0")}_`,
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function partsOf(sheets: readonly number[]): Record<string, string> {
  const each = (write: (sheet: number) => string) => sheets.map(write).join("");
  return {
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${each(
      (n) => `<sheet name="Sheet ${n}" sheetId="${n}" r:id="rId${n}"/>`,
    )}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${RELATIONS}">${each(
      (n) => `<Relationship Id="rId${n}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    )}</Relationships>`,
    "_rels/.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>${each(
      (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
    )}</Types>`,
  };
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
