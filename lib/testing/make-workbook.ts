import { makeZip, type ZipPart } from "@/lib/testing/make-zip";

type Cell = string | number | null;

export interface WorkbookContent {
  /** What stands between `<sheetData>` and its end. */
  rows: string;
  /** Whole documents, where they are not the usual ones; null leaves the part out. */
  sheet?: Buffer | string;
  sharedStrings?: string | null;
  styles?: string | null;
  workbook?: string;
  relations?: string;
  more?: ZipPart[];
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
const related = (inner: string) =>
  `${DECLARED}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const contentType = (name: string, type: string) =>
  `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;

/** The parts of an .xlsx of one sheet. */
export function workbookParts(content: WorkbookContent): ZipPart[] {
  const types = [
    contentType("/xl/workbook.xml", "sheet.main"),
    contentType("/xl/worksheets/sheet1.xml", "worksheet"),
    contentType("/xl/styles.xml", "styles"),
    contentType("/xl/sharedStrings.xml", "sharedStrings"),
  ];
  const parts: ZipPart[] = [
    {
      name: "[Content_Types].xml",
      data: `${DECLARED}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${types.join("")}</Types>`,
    },
    { name: "_rels/.rels", data: related(relation("rId1", "officeDocument", "xl/workbook.xml")) },
    {
      name: "xl/workbook.xml",
      data:
        content.workbook ??
        `${DECLARED}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data:
        content.relations ??
        related(
          relation("rId1", "worksheet", "worksheets/sheet1.xml") +
            relation("rId2", "styles", "styles.xml") +
            relation("rId3", "sharedStrings", "sharedStrings.xml"),
        ),
    },
    {
      name: "xl/worksheets/sheet1.xml",
      data:
        content.sheet ??
        `${DECLARED}<worksheet xmlns="${MAIN}"><sheetData>${content.rows}</sheetData></worksheet>`,
    },
  ];
  const {
    styles = `<styleSheet xmlns="${MAIN}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
    sharedStrings = null,
  } = content;
  if (styles !== null) parts.push({ name: "xl/styles.xml", data: styles });
  if (sharedStrings !== null) parts.push({ name: "xl/sharedStrings.xml", data: sharedStrings });
  return [...parts, ...(content.more ?? [])];
}

/** An .xlsx of one sheet with the XML that is given. */
export function workbookOf(content: WorkbookContent): Buffer {
  return makeZip(workbookParts(content));
}

/** An .xlsx of one sheet: numbers as numbers, text in place, and no cell where there is nothing. */
export function makeWorkbook(rows: readonly (readonly Cell[])[]): Buffer {
  return workbookOf({
    rows: rows
      .map((row, y) => `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, x, y)).join("")}</row>`)
      .join(""),
  });
}

function cellXml(cell: Cell, x: number, y: number): string {
  if (cell === null) return "";
  const at = `${String.fromCharCode(65 + x)}${y + 1}`;
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t>${cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
}

/** A workbook whose second cell stands far away: small to send, endless to fill. */
export function farCellWorkbook(address: string): Buffer {
  const [, row] = /(\d+)$/.exec(address) ?? [];
  return workbookOf({
    rows: `<row r="1"><c r="A1"><v>60123456789</v></c></row><row r="${row}"><c r="${address}"><v>60123456780</v></c></row>`,
  });
}

/**
 * A lawful workbook of people with ten columns, most of them shared texts, in pieces of 10,000 rows
 * so that it is quick to make.
 */
export function peopleWorkbook(people: number): Buffer {
  const strings = ["phone", "name", "city", "Ipoh", "Klang", "Kuantan", "Petaling Jaya", "note", "none"];
  const sheet: Buffer[] = [Buffer.from(`${DECLARED}<worksheet xmlns="${MAIN}"><sheetData>`)];
  const text = (at: string, index: number) => `<c r="${at}" t="s"><v>${index}</v></c>`;
  const header = `<row r="1">${text("A1", 0)}${text("B1", 1)}${"CDEFGHIJ".replace(/./g, (column) => `<c r="${column}1" t="inlineStr"><is><t>field ${column}</t></is></c>`)}</row>`;
  sheet.push(Buffer.from(header));
  for (let from = 0; from < people; from += 10_000) {
    let rows = "";
    for (let n = from; n < Math.min(people, from + 10_000); n++) {
      const r = n + 2;
      rows += `<row r="${r}"><c r="A${r}"><v>${60_120_000_000 + n}</v></c><c r="B${r}" t="inlineStr"><is><t>Nurul ${n}</t></is></c>`;
      for (const column of "CDEF") rows += text(`${column}${r}`, 3 + ((n + column.charCodeAt(0)) % 4));
      for (const column of "GHIJ") rows += `<c r="${column}${r}"><v>${(n * 7919) % 100_000}.5</v></c>`;
      rows += "</row>";
    }
    sheet.push(Buffer.from(rows));
  }
  sheet.push(Buffer.from("</sheetData></worksheet>"));
  const sharedStrings = `${DECLARED}<sst xmlns="${MAIN}">${strings.map((one) => `<si><t>${one}</t></si>`).join("")}</sst>`;
  return workbookOf({ rows: "", sheet: Buffer.concat(sheet), sharedStrings });
}
