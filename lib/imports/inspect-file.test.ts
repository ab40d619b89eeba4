import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { detectKind } from "@/lib/imports/detect-encoding";
import { guessMapping, looksLikeHeader, looksLikePhone } from "@/lib/imports/import.rules";
import { inspectFile } from "@/lib/imports/inspect-file";
import { readRecords } from "@/lib/imports/read-records";

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
    const found = await inspectFile(bytes, true);
    expect(found).toMatchObject({ encoding, encodingSure: true, delimiter: ",", hasHeader: true });
    expect(found.columns.map((column) => column.name)).toEqual(["nama", "telefon", "bandar"]);
    expect(found.columns[0]?.samples).toEqual(["Siti", "陈美玲"]);
    expect(found.mapping).toEqual({
      phone: 1,
      firstName: 0,
      lastName: null,
      fields: [{ column: 2, name: "bandar" }],
    });
  });

  it("Latin-1 is a guess that a person is asked about", async () => {
    const found = await inspectFile(Buffer.from("name;phone\nJosé;0123456789\n", "latin1"), false);
    expect(found).toMatchObject({ encoding: "windows-1252", encodingSure: false, delimiter: ";" });
    expect(found.columns[0]?.samples).toEqual(["José"]);
  });

  it.each([
    [",", 'phone,name\n0123456789,"Tan, Mei"\n0123456780,"a;b;c"\n'],
    [";", "phone;name\n0123456789;Tan\n"],
    ["\t", "phone\tname\n0123456789\tTan, Mei\n"],
    ["|", "phone|name\n0123456789|Tan\n"],
    [",", "0123456789\n0123456780\n"],
  ])("finds the delimiter %j", async (delimiter, text) =>
    expect((await inspectFile(utf8(text), true)).delimiter).toBe(delimiter),
  );

  it("a file without a header gets column names, and its phones are found by what is in them", async () => {
    const found = await inspectFile(utf8("Siti,0123456789\nTan,0123456780\n"), true);
    expect(found).toMatchObject({ hasHeader: false, mapping: { phone: 1 } });
    expect(found.columns.map((column) => column.name)).toEqual(["Column 1", "Column 2"]);
  });

  it("F-1: too many columns, an empty file and a bomb of commas are refused with a sentence", async () => {
    await expect(inspectFile(utf8(`${"a,".repeat(60)}b\n`), true)).rejects.toThrow(/50 columns/);
    await expect(inspectFile(utf8("\n\n  \n"), true)).rejects.toThrow(/nothing/);
    await expect(inspectFile(utf8(",".repeat(60_000)), true)).rejects.toThrow();
  });
});

describe("detectKind", () => {
  it.each([
    ["gzip", gzipSync("x")],
    ["pdf", utf8("%PDF-1.7")],
    ["old Excel", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ["zeros", Buffer.alloc(200)],
  ])("F-1: %s is refused", (_, bytes) => expect(() => detectKind(bytes)).toThrow());
});

describe("readRecords", () => {
  const read = async (text: string, size: number) => {
    async function* pieces() {
      const bytes = utf8(text);
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    const rows: string[][] = [];
    for await (const batch of readRecords(pieces(), { encoding: "utf-8", delimiter: "," }))
      rows.push(...batch);
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

  it("F-1: one endless row, or a quotation mark that is never closed, ends with a sentence", async () => {
    await expect(read("x".repeat(3_000_000), 65_536)).rejects.toThrow(/too long/);
    await expect(read(`a\n"b\n${"c\n".repeat(20)}`, 1000)).rejects.toThrow(/never closed/);
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
    expect(looksLikeHeader(["name", "phone"])).toBe(true);
    expect(looksLikeHeader(["Siti", "0123456789"])).toBe(false);
    expect(looksLikeHeader(["", ""])).toBe(false);
  });

  it("maps names by their usual headers and everything else to fields", () => {
    expect(guessMapping(["First Name", "Surname", "HP", "amaun"], 2)).toEqual({
      phone: 2,
      firstName: 0,
      lastName: 1,
      fields: [{ column: 3, name: "amaun" }],
    });
  });
});
