import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { SharedStrings } from "@/lib/imports/workbook/shared-strings";
import { workbookToCsv } from "@/lib/imports/workbook/workbook-to-csv";
import { makeBomb } from "@/lib/testing/make-bomb";
import { farCellWorkbook, makeWorkbook, workbookOf, workbookParts } from "@/lib/testing/make-workbook";
import { makeZip, type ZipPart } from "@/lib/testing/make-zip";

const folder = mkdtempSync(path.join(tmpdir(), "canang-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
/** How a workbook is refused: the code and the sentence. Never anything but an `AppError`. */
async function refusal(workbook: Buffer): Promise<string> {
  const file = path.join(folder, `${files++}.xlsx`);
  writeFileSync(file, workbook);
  const fd = openSync(file, "r");
  try {
    let bytes = 0;
    for await (const piece of workbookToCsv(fd)) bytes += piece.length;
    return `taken: ${bytes} bytes`;
  } catch (error) {
    const { name, code, message } = error as Error & { code: string };
    expect(name, message).toBe("AppError");
    return `${code}: ${message}`;
  } finally {
    closeSync(fd);
  }
}

const lawful = makeWorkbook([["phone"], [60123456789]]);
/** A lawful workbook whose sheet is another part. */
const withSheet = (part: Partial<ZipPart>) =>
  makeZip(
    workbookParts({ rows: "" }).map((one) => (one.name.endsWith("sheet1.xml") ? { ...one, ...part } : one)),
  );
const row = (inner: string) => workbookOf({ rows: `<row r="1">${inner}</row>` });
const document = (before: string, inner: string) =>
  workbookOf({
    rows: "",
    sheet: `${before}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>${inner}</v></c></row></sheetData></worksheet>`,
  });
const damaged = /^invalid: This workbook is damaged\. Save it again/;
const bomb = (megabytes: number, text = `<row><c t="str"><v>${"x".repeat(500)}</v></c></row>`) =>
  makeBomb(megabytes, text, "<worksheet><sheetData>", "</sheetData></worksheet>");

describe("a workbook that means harm", () => {
  it("F-1: a far cell is refused by its address, and named", async () => {
    for (const address of ["XFD1048576", "ALM20000", "BER60000", "ALM2"])
      expect(await refusal(farCellWorkbook(address))).toMatch(
        new RegExp(`^invalid: Cell ${address} lies outside .*A to ALL \\(1,000 columns\\)`),
      );
    for (const address of ["A1048576", "AX250001"])
      expect(await refusal(farCellWorkbook(address))).toMatch(
        new RegExp(`^too_large: Cell ${address} lies outside .*250,000 rows`),
      );
    expect(await refusal(farCellWorkbook("AX250000"))).toMatch(/^taken/);
  });

  it("F-1: addresses that contradict each other or are none", async () => {
    for (const address of ["A2", "A0", "A", "1", "AAAA1", "A12345678", "$A$1", "A1:B2", "-1", "constructor"])
      expect(await refusal(row(`<c r="${address}"><v>1</v></c>`)), address).toMatch(damaged);
    expect(await refusal(row('<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>'))).toMatch(damaged);
    expect(
      await refusal(
        workbookOf({
          rows: '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        }),
      ),
    ).toMatch(damaged);
    for (const number of ["0", "-1", "1.5", "x", "1e9x"])
      expect(await refusal(workbookOf({ rows: `<row r="${number}"><c><v>1</v></c></row>` })), number).toMatch(
        damaged,
      );
    for (const cell of [
      '<c t="s"><v>7</v></c>',
      "<c><v>abc</v></c>",
      '<c t="zz"><v>1</v></c>',
      '<c t="b"><v>2</v></c>',
    ])
      expect(await refusal(row(cell)), cell).toMatch(/^invalid: Cell A1 cannot be read/);
  });

  it("F-1: two million nested tags, and tags, texts, comments and attributes without an end", async () => {
    expect(await refusal(workbookOf({ rows: "<x>".repeat(2_000_000) }))).toMatch(damaged);
    const long = "a".repeat(3_000_000);
    for (const inner of [
      `<${long}`,
      `<c ${long}`,
      `<c x="${long}`,
      long,
      `<!-- ${long}`,
      `<![CDATA[${long}`,
      `<?${long}`,
      `&${long}`,
    ])
      expect(await refusal(workbookOf({ rows: inner })), inner.slice(0, 12)).toMatch(damaged);
    expect(
      await refusal(
        workbookOf({ rows: `<c ${Array.from({ length: 200_000 }, (_, n) => `a${n}="1"`).join(" ")}/>` }),
      ),
    ).toMatch(damaged);
    expect(
      await refusal(row(`<c t="inlineStr"><is>${"<r><t>aaaaaaaa</t></r>".repeat(10_000)}</is></c>`)),
    ).toMatch(/^too_large: .*32,767/);
    expect(await refusal(row(`<c t="str"><v>${"aaaaaaaa<!---->".repeat(10_000)}</v></c>`))).toMatch(damaged);
  });

  it("F-1: entities: those of the document, and a file of this machine, are never looked at", async () => {
    const entities = Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`,
    ).join("");
    expect(await refusal(document(`<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>`, "&e9;"))).toMatch(
      /^invalid: .*declares XML entities/,
    );
    expect(await refusal(document('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;"))).toMatch(
      /declares XML entities/,
    );
    expect(await refusal(document('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "1"))).toMatch(
      /declares XML entities/,
    );
    expect(await refusal(document("", "&unknown;"))).toMatch(damaged);
    for (const code of ["&#0;", "&#xD800;", "&#x110000;", "\0"])
      expect(await refusal(document("", code)), code).toMatch(damaged);
  });

  it("F-1: a zip that unpacks to gigabytes, whatever it announces", async () => {
    const large = bomb(5 * 1024);
    expect(await refusal(withSheet({ ...large, announced: 0xfffffff0 }))).toMatch(
      /^too_large: .*unpacks to more than 500 MB/,
    );
    expect(await refusal(withSheet({ ...large, zip64: true }))).toMatch(
      /^too_large: .*unpacks to more than 500 MB/,
    );
    expect(await refusal(withSheet({ ...large, announced: 1024 }))).toMatch(damaged);
    // What is never read is never unpacked.
    expect(
      await refusal(workbookOf({ rows: "", more: [{ name: "xl/media/image1.png", ...large, zip64: true }] })),
    ).toMatch(/^taken/);
  });

  it("F-1: directories that lie: encrypted, doubled, overlapping, too many, outside names, cut off, not a workbook", async () => {
    const parts = workbookParts({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>' });
    const with_ = (...more: ZipPart[]) => makeZip([...parts, ...more]);
    const nothing = { data: Buffer.from("0300", "hex"), deflated: { size: 0 } };
    const extra = { name: "xl/extra.xml", data: "<x/>" };
    expect(await refusal(with_({ ...extra, zip64: true }))).toMatch(/^taken/);
    expect(await refusal(with_({ ...extra, encrypted: true }))).toMatch(
      /^invalid: .*protected with a password/,
    );
    expect(await refusal(with_(extra, extra))).toMatch(damaged);
    expect(await refusal(with_(extra, { ...extra, name: "xl/b.xml", overlapping: true }))).toMatch(damaged);
    for (const name of ["../../etc/passwd", "/etc/passwd", "C:/x"])
      expect(await refusal(with_({ ...extra, name })), name).toMatch(damaged);
    expect(
      await refusal(with_(...Array.from({ length: 100_000 }, (_, n) => ({ name: `xl/${n}`, ...nothing })))),
    ).toMatch(damaged);
    for (const at of [0.2, 0.5, 0.9, 0.999])
      expect(await refusal(lawful.subarray(0, Math.floor(lawful.length * at)))).toMatch(damaged);
    expect(await refusal(makeZip([extra]))).toMatch(
      /^unsupported_media_type: This is a zip file without a workbook/,
    );
    expect(await refusal(makeZip([{ name: "word/document.xml", data: "" }]))).toMatch(
      /This is a Word document/,
    );
    expect(await refusal(makeZip([{ name: "xl/workbook.bin", data: "" }]))).toMatch(/\.xlsb/);
  });

  it("F-1: relations that lead in a circle, outside, or to nothing", async () => {
    const relations = (target: string) =>
      `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${target}"/></Relationships>`;
    for (const target of ["../../../../etc/passwd", "http://127.0.0.1/sheet.xml", "missing.xml", ""])
      expect(await refusal(workbookOf({ rows: "", relations: relations(target) })), target).toMatch(damaged);
    expect(await refusal(workbookOf({ rows: "", relations: relations("workbook.xml") }))).toMatch(
      /^taken: 0/,
    );
    expect(
      await refusal(workbookOf({ rows: "", styles: `<s><cellXfs>${"<xf/>".repeat(70_000)}</cellXfs></s>` })),
    ).toMatch(damaged);
  });

  it("F-1: shared texts are bounded in count and bytes, and come back as they were", () => {
    const strings = new SharedStrings();
    const long = "கா".repeat(10_000);
    for (let n = 0; n < 500; n++) strings.add(n % 100 === 0 ? long : `Nurul ${n}`);
    expect([strings.at(100), strings.at(499), strings.at(500), strings.at(-1), strings.at(0.5)]).toEqual([
      long,
      "Nurul 499",
      undefined,
      undefined,
      undefined,
    ]);
    expect(() => {
      for (let n = 0; n < 10_000; n++) strings.add(long);
    }).toThrow(/64 MB of different texts/);
    const many = new SharedStrings();
    expect(() => {
      for (;;) many.add("");
    }).toThrow(/4,000,000 different texts/);
  });

  it("F-1: every byte of a small workbook broken in turn is taken or refused with a sentence, and nothing else", async () => {
    for (let at = 0; at < lawful.length; at += 7) {
      const broken = Buffer.from(lawful);
      broken[at] = (broken[at] as number) ^ 0xff;
      expect(await refusal(broken)).toMatch(/^(taken|invalid|too_large|unsupported_media_type): /);
    }
  });
});
