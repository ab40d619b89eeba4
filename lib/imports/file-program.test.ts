import { mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sentence } from "@/lib/core/sentence";
import type { FileTask } from "@/lib/imports/file-task";
import type { Inspection } from "@/lib/imports/inspection.view";
import { seenOf } from "@/lib/imports/reading/see-bytes";
import { runTask } from "@/lib/platform/program/run-task";
import { peopleWorkbook, workbookOf } from "@/lib/testing/make-workbook";

const folder = mkdtempSync(path.join(tmpdir(), "canang-file-program-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
/** A workbook as an open file. */
const open = (bytes: Buffer): number => {
  const file = path.join(folder, `${files++}.xlsx`);
  writeFileSync(file, bytes);
  return openSync(file, "r");
};
const text = (head: Buffer) => ({ kind: "csv" as const, seen: seenOf(head), choice: { country: "MY" } });
const LIMITS = {
  longestMillis: 60_000,
  heap: 96,
  tooLong: sentence("rules.files.slow"),
  tooMuch: sentence("rules.files.memory"),
};
const read = (task: FileTask, limits = {}, files = {}) =>
  runTask<Inspection>("lib/imports/file-program.ts", task, { ...LIMITS, ...limits }, files);
const readWorkbook = (bytes: Buffer, takePiece?: (bytes: Buffer) => Promise<void>, limits = {}) =>
  read({ kind: "xlsx", choice: { country: "MY" }, sheet: {} }, limits, {
    fd: open(bytes),
    ...(takePiece ? { takePiece } : {}),
  });

describe("the program that reads a file", () => {
  it("a workbook comes as text in pieces, and the next only after the one before is stored", async () => {
    let lines = 0;
    let storing = 0;
    let most = 0;
    const inspection = await readWorkbook(peopleWorkbook(20_000), async (bytes) => {
      most = Math.max(most, ++storing);
      await new Promise((resolve) => setImmediate(resolve));
      lines += bytes.toString("utf8").split("\r\n").length - 1;
      storing--;
    });
    expect(lines).toBe(20_001);
    expect(most).toBe(1);
    expect(inspection).toMatchObject({
      kind: "xlsx",
      reading: { encoding: "utf-8", delimiter: ",", headerRow: 0, sheet: 0 },
      mapping: { phone: 0, firstName: 1 },
    });
  });

  it("a refusal comes with its code, and the beginning of a text is inspected there too", async () => {
    await expect(readWorkbook(workbookOf({ rows: "<x>".repeat(200) }))).rejects.toMatchObject({
      name: "AppError",
      code: "invalid",
    });
    expect((await read(text(Buffer.from("phone;name\n0123456789;Siti\n")))).reading.delimiter).toBe(";");
    await expect(read(text(Buffer.alloc(65_536, ",")))).rejects.toMatchObject({ code: "invalid" });
  });

  it("contact cards of every edition become a table, the number that gets texts first", async () => {
    const cards = [
      "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Tan;Mei;;;\r\nTEL;type=CELL:+60 12-345 6789\r\nEND:VCARD\r\n",
      "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;=E9=99=88=\r\n=E7=BE=8E;;;\r\nTEL;WORK:03-2141 1234\r\nTEL;CELL:0123456788\r\nPHOTO;ENCODING=BASE64:AAAA\r\n AAAA\r\nEND:VCARD\r\n",
      "BEGIN:VCARD\nVERSION:4.0\nFN:Kedai\\, Melati\nitem1.TEL;VALUE=uri:tel:+60123456787\nEND:VCARD\n",
    ].join("");
    let csv = "";
    const inspection = await read(
      { kind: "vcard", choice: { country: "MY" }, sheet: {} },
      {},
      {
        fd: open(Buffer.from(cards)),
        takePiece: async (bytes: Buffer) => {
          csv += bytes.toString("utf8");
        },
      },
    );
    expect(inspection).toMatchObject({ kind: "vcard", mapping: { phone: 2, firstName: 0, lastName: 1 } });
    expect(csv.trim().split("\r\n").slice(1)).toEqual([
      '"Mei","Tan","+60 12-345 6789","","","",""',
      '"陈美","","0123456788","03-2141 1234","","",""',
      '"Kedai, Melati","","+60123456787","","","",""',
    ]);
  });

  it("a file that takes too long or too much memory is stopped, and says so", async () => {
    const endless = () => new Promise<void>(() => {});
    const stopped = readWorkbook(peopleWorkbook(2_000), endless, { longestMillis: 200 });
    await expect(stopped).rejects.toMatchObject({ code: "too_large", sentence: LIMITS.tooLong });
    const starved = read(text(Buffer.from("phone\n0123456789\n")), { heap: 4 });
    await expect(starved).rejects.toMatchObject({ code: "too_large", sentence: LIMITS.tooMuch });
  });

  it("what cannot be stored ends the program, and a defect keeps its stack", async () => {
    const full = readWorkbook(peopleWorkbook(2_000), () => Promise.reject(new Error("the disk is full")));
    await expect(full).rejects.toThrow("the disk is full");
    const broken = read({ ...text(Buffer.from("x")), seen: null as never });
    await expect(broken).rejects.toMatchObject({
      name: "Error",
      stack: expect.stringMatching(/inspect-file|guess-encoding/),
    });
  });
});
