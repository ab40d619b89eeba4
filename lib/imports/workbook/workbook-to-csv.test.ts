import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type SheetChoice, workbookToCsv } from "@/lib/imports/workbook/workbook-to-csv";
import { makeWorkbook, peopleWorkbook, type WorkbookContent, workbookOf } from "@/lib/testing/make-workbook";

const folder = mkdtempSync(path.join(tmpdir(), "canang-workbook-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
/** The CSV of a workbook, without the quotation marks around each cell. */
async function csvOf(workbook: Buffer | WorkbookContent, choice: SheetChoice = {}): Promise<string[]> {
  const file = path.join(folder, `${files++}.xlsx`);
  writeFileSync(file, Buffer.isBuffer(workbook) ? workbook : workbookOf(workbook));
  const fd = openSync(file, "r");
  try {
    let text = "";
    for await (const bytes of workbookToCsv(fd, choice)) text += bytes.toString("utf8");
    return text.split("\r\n").map((line) => line.replaceAll('"', ""));
  } finally {
    closeSync(fd);
  }
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
/** Cells of row 1, each at its place. */
const row = (...cells: string[]) =>
  `<row r="1">${cells.map((cell, x) => cell.replace("<c", `<c r="${String.fromCharCode(65 + x)}1"`)).join("")}</row>`;
const formats = (...codes: string[]) => ({
  styles: `<styleSheet xmlns="${MAIN}"><numFmts>${codes.map((code, n) => `<numFmt numFmtId="${164 + n}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${codes.map((_, n) => `<xf numFmtId="${164 + n}"/>`).join("")}</cellXfs></styleSheet>`,
  rows: row(...codes.map((_, n) => `<c s="${n}"><v>45000.4166666667</v></c>`)),
});
const relations = (...list: [string, string, string][]) =>
  `<Relationships>${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
const workbook = (inner: string) =>
  `<workbook xmlns="${MAIN}" xmlns:r="${TRANSITIONAL.slice(0, -1)}">${inner}</workbook>`;
const twoSheets = workbook(
  '<sheets><sheet name="A" sheetId="1" state="hidden" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId9"/></sheets>',
);
const other = {
  name: "xl/worksheets/other.xml",
  data: `<worksheet><sheetData>${row("<c><v>2</v></c>")}</sheetData></worksheet>`,
};

describe("workbookToCsv: what a cell says", () => {
  it("numbers keep all their digits, however they are written", async () => {
    const numbers = [
      "60123456789",
      "6.0123456789E10",
      "1E3",
      "0.1",
      "123456789012345678",
      "-5",
      "1E21",
      "0",
      "-0",
      "1e-7",
      "12.50",
    ];
    expect(await csvOf({ rows: row(...numbers.map((one) => `<c><v>${one}</v></c>`)) })).toEqual([
      "60123456789,60123456789,1000,0.1,123456789012345678,-5,1e+21,0,0,1e-7,12.5",
      "",
    ]);
  });

  it("texts in place, in runs, of formulas and of the shared list; booleans; errors and formulas without a value are empty", async () => {
    const cells = [
      '<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>',
      '<c t="str"><f>A1</f><v> x </v></c>',
      '<c t="s"><v>0</v></c>',
      '<c t="s"><v>1</v></c>',
      '<c t="s"><v>2</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="b"><v>0</v></c>',
      '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c t="str"><f>A1</f></c>',
      "<c><f>1+1</f><v>2</v></c>",
      '<c t="str"><v><![CDATA[<b>]]>&amp;<!-- x -->&#65;&#x42;</v></c>',
    ];
    const sharedStrings = `<sst><si><t>课</t><rPh sb="0" eb="1"><t>kè</t></rPh></si><si><r><t>முரு</t></r><r><t>கன்</t></r></si><si><t>a_x000A_b_x0000__xD83D_</t></si></sst>`;
    expect(await csvOf({ rows: row(...cells), sharedStrings })).toEqual([
      "a b,x,课,முருகன்,a\nb\ufffd,true,false,,,2,<b>&AB",
      "",
    ]);
  });

  it.each([
    ["dd/mm/yyyy", "15/03/2023"],
    ["dd/mm/yyyy;@", "15/03/2023"],
    ["[$-409]d-mmm-yy;@", "15-Mar-23"],
    ["h:mm AM/PM", "10:00 AM"],
    ["[h]:mm:ss", "1080010:00"],
    ["mm:ss.0", "00:00"],
    ['yyyy"年"m"月"d"日"', "2023年3月15日"],
    ['d "de" mmmm', "15 de March"],
    ["General", "45000.4166666667"],
    ["[Red]General", "45000.4166666667"],
    ['"RM"#,##0.00', "RM45,000.42"],
    ["[$RM-43E]#,##0;[Red]-#,##0", "RM45,000"],
    ['0.00\\ "days"', "45000.42 days"],
    ["0.00E+00", "45000.4166666667"],
    ["Standard", "45000.4166666667"],
    ["@", "45000.4166666667"],
  ])("a number of the format %s is shown as %s", async (format, shown) => {
    expect(await csvOf(formats(format))).toEqual([shown, ""]);
  });

  it("days: built-in formats, from 1904, as text, and numbers that are no day", async () => {
    const styles = `<styleSheet><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>`;
    const rows = row(
      '<c s="1"><v>45000</v></c>',
      '<c s="2"><v>45000.5</v></c>',
      '<c t="d"><v>2024-05-06T07:08:09Z</v></c>',
      '<c s="1"><v>-5</v></c>',
      '<c s="1"><v>99999999</v></c>',
      '<c s="9"><v>5</v></c>',
    );
    expect(await csvOf({ rows, styles })).toEqual([
      "15/03/2023,15/03/2023 12:00,2024-05-06 07:08,-5,99999999,5",
      "",
    ]);
    const from1904 = workbook(
      '<workbookPr date1904="true"/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>',
    );
    expect(await csvOf({ rows: row('<c s="1"><v>40000</v></c>'), styles, workbook: from1904 })).toEqual([
      "07/07/2013",
      "",
    ]);
  });
});

describe("workbookToCsv: what a sheet shows", () => {
  const styles = (...ids: number[]) =>
    `<styleSheet><cellXfs><xf/>${ids.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`;

  it("FC-11: a phone that is formatted as a day or an amount keeps its digits", async () => {
    const rows = row(
      '<c s="1"><v>60123456789</v></c>',
      '<c s="1"><v>123456789</v></c>',
      '<c s="2"><v>60123456789</v></c>',
      '<c s="3"><v>60123456789</v></c>',
      '<c s="4"><v>60123456789</v></c>',
    );
    expect(await csvOf({ rows, styles: styles(14, 4, 2, 11) })).toEqual([
      "60123456789,123456789,60123456789,60123456789,60123456789",
      "",
    ]);
  });

  it("FC-30: amounts are as the sheet shows them", async () => {
    const rows = row(
      '<c s="1"><v>12.5</v></c>',
      '<c s="1"><v>0.30000000000000004</v></c>',
      '<c s="2"><v>0.15</v></c>',
      "<c><v>0.30000000000000004</v></c>",
      '<c s="3"><v>1234567.5</v></c>',
      '<c s="4"><v>-12.5</v></c>',
      '<c s="1"><v>1.005</v></c>',
    );
    expect(await csvOf({ rows, styles: styles(2, 9, 4, 40) })).toEqual([
      "12.50,0.30,15%,0.3,1,234,567.50,(12.50),1.01",
      "",
    ]);
  });

  it("FC-13: hidden rows are left out unless they are asked for, and the others keep their places", async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>';
    expect(await csvOf({ rows })).toEqual(["1", "", "", "4", ""]);
    expect(await csvOf({ rows }, { hiddenRows: true })).toEqual(["1", "2", "3", "4", ""]);
  });

  it("an empty sheet is passed over, and a person may choose any", async () => {
    const rels = relations(
      ["rId1", `${STRICT}worksheet`, "worksheets/sheet1.xml"],
      ["rId9", `${STRICT}worksheet`, "worksheets/other.xml"],
    );
    const both = workbook(
      '<sheets><sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId9"/></sheets>',
    );
    const content = { rows: "", workbook: both, relations: rels, more: [other] };
    expect(await csvOf(content)).toEqual(["2", ""]);
    expect(await csvOf(content, { sheet: 0 })).toEqual([""]);
  });
});

describe("workbookToCsv: where a cell stands", () => {
  it("each row is on the line of its number, and each cell in its column; formats alone count as nothing", async () => {
    const rows = `<row r="2"><c r="B2"><v>1</v></c></row><row r="5"><c r="D5"><v>2</v></c><c r="XFD5" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>`;
    expect(await csvOf({ rows })).toEqual(["", ",1", "", "", ",,,2", ""]);
  });

  it("rows and cells that do not say where they stand follow each other; a row may leave it to its cells", async () => {
    expect(
      await csvOf({ rows: "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>" }),
    ).toEqual(["1,2", "3", ""]);
    expect(
      await csvOf({ rows: '<row><c r="A3"><v>1</v></c></row><row><c r="B4"><v>3</v></c></row>' }),
    ).toEqual(["", "", "1", ",3", ""]);
  });

  it("tags with a prefix, both editions of the format, UTF-16, a chart before the first sheet, and a hidden first sheet passed over", async () => {
    const prefixed = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${row("<c><v>5</v></c>").replace(/<(\/?)(\w)/g, "<$1x:$2")}</x:sheetData></x:worksheet>`;
    expect(await csvOf({ rows: "", sheet: prefixed })).toEqual(["5", ""]);
    expect(await csvOf({ rows: "", sheet: Buffer.from(`\ufeff${prefixed}`, "utf16le") })).toEqual(["5", ""]);
    const one = row("<c><v>1</v></c>");
    const cases = [
      [STRICT, "worksheet", "worksheets/other.xml", "worksheets/sheet1.xml", "1"],
      [TRANSITIONAL, "worksheet", "worksheets/sheet1.xml", "/xl/worksheets/other.xml", "2"],
      [TRANSITIONAL, "chartsheet", "chartsheets/c.xml", "../xl/./worksheets/other.xml", "2"],
    ] as const;
    for (const [base, type, first, second, value] of cases) {
      const rels = relations(["rId9", `${base}worksheet`, second], ["rId1", base + type, first]);
      expect(await csvOf({ rows: one, workbook: twoSheets, relations: rels, more: [other] }), first).toEqual([
        value,
        "",
      ]);
    }
  });

  it("an empty sheet, no styles, no shared list", async () => {
    expect(await csvOf({ rows: "", styles: null })).toEqual([""]);
    expect(await csvOf(makeWorkbook([["phone", null, 7]]))).toEqual(["phone,,7", ""]);
  });

  it("many rows come out in pieces, in order", async () => {
    const lines = await csvOf(peopleWorkbook(5_000));
    expect(lines).toHaveLength(5_002);
    expect(lines[5_000]).toMatch(/^60120004999,Nurul 4999,/);
  });
});
