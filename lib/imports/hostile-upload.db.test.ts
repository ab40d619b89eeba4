import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { WorkspaceContext } from "@/lib/access/context";
import { createImport } from "@/lib/imports/create-import";
import { requireImport } from "@/lib/imports/import.queries";
import { inspectImport } from "@/lib/imports/inspect-import";
import { runNextImport } from "@/lib/imports/run-next-import";
import { startImport } from "@/lib/imports/start-import";
import { createList } from "@/lib/lists/create-list";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { makeBomb } from "@/lib/testing/make-bomb";
import {
  farCellWorkbook,
  makeWorkbook,
  peopleWorkbook,
  workbookOf,
  workbookParts,
} from "@/lib/testing/make-workbook";
import { makeZip } from "@/lib/testing/make-zip";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

/** Temporary files of this test alone. */
const temporary = mkdtempSync(path.join(tmpdir(), "canang-hostile-upload-"));
vi.stubEnv("TMPDIR", temporary);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

async function place() {
  const { as } = await createTestWorkspace();
  return {
    ctx: as.marketer,
    listId: (await createList(as.marketer, { name: "Customers", description: "" })).id,
  };
}

/** As a request brings it: in pieces of 64 kB. */
function* pieces(file: Buffer) {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536);
}

const upload = (ctx: WorkspaceContext, listId: string, file: Buffer | string) =>
  createImport(ctx, { listId, fileName: "people.xlsx", body: Readable.from(pieces(Buffer.from(file))) });

/** A workbook's sheet with other bytes in its place. */
const bomb = makeZip(
  workbookParts({ rows: "" }).map((part) =>
    part.name.endsWith("sheet1.xml")
      ? { name: part.name, ...makeBomb(5 * 1024, "<row></row>"), zip64: true }
      : part,
  ),
);

const HOSTILE: [string, () => Buffer | string, string, RegExp][] = [
  ["a far cell", () => farCellWorkbook("XFD1048576"), "invalid", /Cell XFD1048576/],
  ["a far row", () => farCellWorkbook("A1048576"), "too_large", /Cell A1048576/],
  ["nested tags", () => workbookOf({ rows: "<x>".repeat(2_000_000) }), "invalid", /damaged/],
  ["5 GB in a zip", () => bomb, "too_large", /unpacks to more than 500 MB/],
  ["a cut workbook", () => makeWorkbook([["phone"]]).subarray(0, 400), "invalid", /damaged/],
  [
    "a workbook of more than 50 MB",
    () => Buffer.concat([makeWorkbook([]), Buffer.alloc(51 * 1024 * 1024)]),
    "too_large",
    /at most 50 MB/,
  ],
  ["an empty workbook", () => makeWorkbook([]), "invalid", /nothing in this file/],
  ["line ends", () => Buffer.alloc(8_000_000, "\n"), "invalid", /nothing in this file/],
  ["one line", () => Buffer.alloc(3_000_000, "x"), "invalid", /first row of this file is longer than 64 kB/],
  ["commas", () => Buffer.alloc(9_000_000, ","), "invalid", /first row of this file is longer than 64 kB/],
  ["quotation marks", () => Buffer.alloc(3_000_000, '"'), "invalid", /first row|too long|quotation mark/],
  ["NULs", () => Buffer.alloc(3_000_000), "unsupported_media_type", /neither a text file/],
  [
    "old Excel",
    () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000)]),
    "unsupported_media_type",
    /\.xls/,
  ],
  ["a PDF", () => "%PDF-1.7 ...", "unsupported_media_type", /This is a PDF/],
  [
    "a table of HTML",
    () => "\ufeff\r\n<html><table><tr><td>0123456789",
    "unsupported_media_type",
    /web page/,
  ],
  [
    "a table of XML",
    () => '<?xml version="1.0"?><Workbook/>',
    "unsupported_media_type",
    /older Excel file in XML|web page or XML/,
  ],
];

describe("hostile uploads", () => {
  it("F-1: each is refused with a sentence, and nothing of it stays: no import, no bytes, no file", async () => {
    const { ctx, listId } = await place();
    for (const [name, file, code, sentence] of HOSTILE) {
      await expect(upload(ctx, listId, file()), name).rejects.toMatchObject({
        name: "AppError",
        code,
        message: expect.stringMatching(sentence),
      });
    }
    expect(
      await sql.query("SELECT id FROM contact_import WHERE workspace_id = $1", [ctx.workspaceId]),
    ).toEqual([]);
    expect(await sql.query("SELECT FROM import_chunk WHERE workspace_id = $1", [ctx.workspaceId])).toEqual(
      [],
    );
    expect(readdirSync(temporary).filter((file) => file.startsWith("canang-workbook-"))).toEqual([]);
  });

  it("a lawful workbook of many rows is imported whole", async () => {
    const { ctx, listId } = await place();
    const { id, inspection } = await upload(ctx, listId, peopleWorkbook(12_000));
    expect(inspection).toMatchObject({ reading: { headerRow: 0 }, mapping: { phone: 0, firstName: 1 } });
    await startImport(ctx, { importId: id, mapping: { ...inspection.mapping, phone: 0 }, country: "MY" });
    expect(await runNextImport()).toBe(true);
    expect(await requireImport(ctx.workspaceId, id)).toMatchObject({
      status: "finished",
      rows: 12_000,
      accepted: 12_000,
      rejected: 0,
    });
  });

  it("NULs and halves of emoji in names, headers and cells are no failure of ours", async () => {
    const { ctx, listId } = await place();
    const emoji = "🎉".repeat(150);
    const header = `phone,na\0me,x${emoji}\n`;
    const people = `0123456789,Si\0ti,y${emoji}\nwrong,Tan,z${"🎉".repeat(600)}\n`;
    const body = Readable.from([Buffer.from(header + people + "0123456780,Ali,\n".repeat(30))]);
    const { id, inspection } = await createImport(ctx, { listId, fileName: `a${emoji}\0.csv`, body });
    expect(
      inspection.columns.map((column) => column.name.isWellFormed() && !column.name.includes("\0")),
    ).toEqual([true, true, true]);
    const again = await inspectImport(ctx, { importId: id, headerRow: null });
    expect(again.columns[0]?.name).toBe("Column 1");
    await inspectImport(ctx, { importId: id, headerRow: 0 });
    await startImport(ctx, { importId: id, mapping: { ...inspection.mapping, phone: 0 }, country: "MY" });
    expect(await runNextImport()).toBe(true);
    expect(await requireImport(ctx.workspaceId, id)).toMatchObject({ status: "finished", error: null });
  });
});
