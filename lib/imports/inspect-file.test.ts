import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { detectKind } from "@/lib/imports/detect-kind";
import { inspectFile as inspect } from "@/lib/imports/inspect-file";
import type { Reading } from "@/lib/imports/inspection.view";
import { readRecords } from "@/lib/imports/read-records";
import { looksLikePhone } from "@/lib/imports/reading/cell-kinds";
import { guessMapping } from "@/lib/imports/reading/guess-columns";
import { guessHeaderRow } from "@/lib/imports/reading/guess-table";
import { seenOf } from "@/lib/imports/reading/see-bytes";

const inspectFile = (bytes: Buffer) => inspect(seenOf(bytes), { country: "MY" });
const utf8 = (text: string) => Buffer.from(text, "utf8");
const wide = (text: string, bom: boolean) => Buffer.from((bom ? "\ufeff" : "") + text, "utf16le");
const big = (text: string, bom: boolean) => wide(text, bom).swap16();

describe("inspectFile", () => {
  const people = "nama,telefon,bandar\r\nSiti,012-345 6789,Ipoh\r\n陈美玲,60123456780,Klang\r\n";

  it.each([
    ["utf-8", utf8(people), "utf-8"],
    ["utf-8 with a mark", utf8(`\ufeff${people}`), "utf-8"],
    ["utf-16le with a mark", wide(people, true), "utf-16le"],
    ["utf-16be with a mark", big(people, true), "utf-16be"],
    ["utf-16le without", wide(people, false), "utf-16le"],
    ["utf-16be without", big(people, false), "utf-16be"],
  ])("%s", async (_, bytes, encoding) => {
    const found = await inspectFile(bytes);
    expect(found).toMatchObject({ sureness: "certain", reading: { encoding, delimiter: ",", headerRow: 0 } });
    expect(found.columns.map((column) => column.name)).toEqual(["nama", "telefon", "bandar"]);
    expect(found.columns[0]?.samples).toEqual(["Siti", "陈美玲"]);
    expect(found.mapping).toMatchObject({
      phone: 1,
      firstName: 0,
      lastName: null,
      fields: [{ column: 2, name: "bandar" }],
    });
  });

  it("Latin-1 is a guess that a person is asked about", async () => {
    const found = await inspectFile(Buffer.from("name;phone\nJosé;0123456789\n", "latin1"));
    expect(found).toMatchObject({
      sureness: "likely",
      reading: { encoding: "windows-1252", delimiter: ";" },
    });
    expect(found.columns[0]?.samples).toEqual(["José"]);
  });

  it.each([
    [",", 'phone,name\n0123456789,"Tan, Mei"\n0123456780,"a;b;c"\n'],
    [";", "phone;name\n0123456789;Tan\n"],
    ["\t", "phone\tname\n0123456789\tTan, Mei\n"],
    ["|", "phone|name\n0123456789|Tan\n"],
    [",", "0123456789\n0123456780\n"],
  ])("finds the delimiter %j", async (delimiter, text) =>
    expect((await inspectFile(utf8(text))).reading.delimiter).toBe(delimiter),
  );

  it("a file without a header gets column names, and its phones are found by what is in them", async () => {
    const found = await inspectFile(utf8("Siti,0123456789\nTan,0123456780\n"));
    expect(found).toMatchObject({ reading: { headerRow: null }, mapping: { phone: 1 } });
    expect(found.columns.map((column) => column.name)).toEqual(["Column 1", "Column 2"]);
  });

  it("F-1: too many columns, an empty file and a bomb of commas are refused with a sentence", async () => {
    await expect(inspectFile(utf8(`${"a,".repeat(1_001)}b\n`))).rejects.toThrow(/1,000 columns/);
    await expect(inspectFile(utf8("\n\n  \n"))).rejects.toThrow(/nothing/);
    await expect(inspectFile(utf8(",".repeat(60_000)))).rejects.toThrow();
  });
});

describe("detectKind", () => {
  it.each([
    ["gzip", gzipSync("x")],
    ["pdf", utf8("%PDF-1.7")],
    ["old Excel", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ["zeros", Buffer.alloc(200)],
    ["a web page", utf8("\ufeff\r\n<html><body><table><tr><th>Phone</th></tr></table>")],
    ["a web page with a type", utf8("<!DOCTYPE html>\n<table>")],
    ["a bare table", utf8("<table border=1><tr><td>0123456789</td></tr></table>")],
    [
      "an older Excel in XML",
      utf8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    ],
    ["XML", utf8("<contacts><contact/></contacts>")],
    ["JSON", utf8('[{"phone":"0123456789"}]')],
    ["a calendar", utf8("BEGIN:VCALENDAR\r\n")],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 1])],
    ["a photograph", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ["a saved page", utf8("MIME-Version: 1.0\r\n")],
    ["RTF", utf8("{\\rtf1 x}")],
  ])("F-1: %s is refused, and named", (_, bytes) => expect(() => detectKind(bytes)).toThrow(/^This is .+\./));

  it("contact cards, workbooks and text are told apart by what is in them", () => {
    expect(detectKind(utf8("\ufeffBEGIN:VCARD\r\nVERSION:3.0"))).toBe("vcard");
    expect(detectKind(utf8("PK\u0003\u0004"))).toBe("xlsx");
    expect(detectKind(utf8("<3 you,0123456789\n"))).toBe("csv");
  });
});

describe("readRecords", () => {
  const reading = { encoding: "utf-8", delimiter: ",", quote: '"', width: 3 } as Reading;
  const read = async (text: string, size: number) => {
    async function* pieces() {
      const bytes = utf8(text);
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    const rows: string[][] = [];
    for await (const batch of readRecords(pieces(), reading)) rows.push(...batch);
    return rows;
  };

  it.each([1, 2, 3, 7, 1000])(
    "reads quotes, doubled quotes, line ends and characters cut by %i-byte pieces",
    async (size) => {
      expect(await read('\ufeffa,"b\r\nc","d ""e"""\r\n\r\n陈,ந,\n', size)).toEqual([
        ["a", "b\r\nc", 'd "e"'],
        [""],
        ["陈", "ந", ""],
      ]);
    },
  );

  it("F-1: one endless row ends with a sentence, and a quotation mark that is never closed harms its row", async () => {
    await expect(read("x".repeat(3_000_000), 65_536)).rejects.toThrow(/too long/);
    expect(await read(`a\n"b\n${"c\n".repeat(20)}`, 1000)).toEqual([["a"], ["b"], ...Array(20).fill(["c"])]);
  });

  it("F-1: quotation marks on every line, each never closed, are read in time in line with their number", async () => {
    const rows = await read('"x\n'.repeat(200_000), 65_536);
    expect(rows).toHaveLength(200_000);
    expect(rows.at(-1)).toEqual(["x"]);
  });
});

describe("guesses", () => {
  it.each([
    ["+60 12-345 6789", true],
    ["(012) 345-6789", true],
    ["0060123456789", true],
    ["6.01E+10", false],
    ["RM 1,200.00", false],
    ["Siti", false],
    ["12", false],
  ])("%s looks like a phone: %s", (cell, expected) => expect(looksLikePhone(cell)).toBe(expected));

  it("a header has no phone and no number in it", () => {
    expect(guessHeaderRow([["name", "phone"]], 2)).toBe(0);
    expect(guessHeaderRow([["Siti", "0123456789"]], 2)).toBeNull();
    expect(guessHeaderRow([["", ""]], 2)).toBeNull();
  });

  it("maps names by their usual headers and everything else to fields", () => {
    expect(guessMapping(["First Name", "Surname", "HP", "amaun"], 2)).toMatchObject({
      phone: 2,
      firstName: 0,
      lastName: 1,
      fields: [{ column: 3, name: "amaun" }],
    });
  });
});
