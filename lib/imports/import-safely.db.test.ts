import { Readable } from "node:stream";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { WorkspaceContext } from "@/lib/access/context";
import { askUndo } from "@/lib/imports/ask-undo";
import { cancelImport } from "@/lib/imports/cancel-import";
import { checkImport } from "@/lib/imports/check-import";
import { correctRejection } from "@/lib/imports/correct-rejection";
import { createImport } from "@/lib/imports/create-import";
import { listImports, listRejections, rejectionsCsv, requireImport } from "@/lib/imports/import.queries";
import { importCsv } from "@/lib/imports/import-csv";
import { inspectImport } from "@/lib/imports/inspect-import";
import type { ImportMapping } from "@/lib/imports/inspection.view";
import { letInRejections } from "@/lib/imports/let-in-rejections";
import { runNextImport } from "@/lib/imports/run-next-import";
import { startImport } from "@/lib/imports/start-import";
import { createList } from "@/lib/lists/create-list";
import { sql } from "@/lib/platform/db/sql";
import { isSuppressed } from "@/lib/suppressions/suppression.queries";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { workbookOf } from "@/lib/testing/make-workbook";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

async function place() {
  const { as } = await createTestWorkspace();
  const list = await createList(as.marketer, { name: "Customers", description: "" });
  return { ctx: as.marketer, listId: list.id };
}

const upload = (ctx: WorkspaceContext, listId: string, file: Buffer | string) =>
  createImport(ctx, { listId, fileName: "people.csv", body: Readable.from([Buffer.from(file as Buffer)]) });

async function importNow(
  ctx: WorkspaceContext,
  listId: string,
  file: Buffer | string,
  change: (mapping: ImportMapping) => Partial<ImportMapping> = () => ({}),
) {
  const { id, inspection } = await upload(ctx, listId, file);
  const mapping = { ...inspection.mapping, ...change(inspection.mapping) };
  await startImport(ctx, { importId: id, mapping: { ...mapping, phone: mapping.phone ?? 0 }, country: "MY" });
  await runNextImport();
  return requireImport(ctx.workspaceId, id);
}

const people = (ctx: WorkspaceContext) =>
  sql.query<{ phone: string; first_name: string; fields: object }>(
    "SELECT phone, first_name, fields FROM contact WHERE workspace_id = $1 ORDER BY phone",
    [ctx.workspaceId],
  );
const membersOf = async (listId: string) =>
  (await sql.first<{ n: number }>("SELECT count(*)::int AS n FROM list_member WHERE list_id = $1", [listId]))
    ?.n;
const post = (body: string | Buffer) =>
  new Request("http://localhost/", {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: body as BodyInit,
  });

describe("before an import", () => {
  it("the count says what would become of each row, stores nobody, and the import then does just that", async () => {
    const { ctx, listId } = await place();
    await importNow(ctx, listId, "phone,name\n0123456789,Siti\n0123456780,Tan\n");
    await sql.query(
      `INSERT INTO suppression (workspace_id, phone, reason, source)
       VALUES ($1, '60123456781', 'asked', 'person')`,
      [ctx.workspaceId],
    );
    const file =
      "phone,name\n0123456789,Siti\n0123456780,Tan Mei\n0123456781,New\n0123456781,Again\n012,Bad\n03-2141 1234,Office\n";
    const { id, inspection } = await upload(ctx, listId, file);
    const input = { importId: id, mapping: { ...inspection.mapping, phone: 0 }, country: "MY" };
    await checkImport(ctx, input);
    expect(await runNextImport()).toBe(true);
    const { dryRun, status } = await requireImport(ctx.workspaceId, id);
    expect(status).toBe("ready");
    expect(dryRun).toMatchObject({
      done: true,
      rows: 6,
      accepted: 1,
      created: 1,
      updated: 1,
      duplicates: 2,
      rejected: 2,
      suppressed: 1,
      reasons: [
        { reason: "too_short", rows: 1, examples: [{ row: 6, value: "012" }] },
        { reason: "not_mobile", rows: 1, examples: [{ row: 7, value: "03-2141 1234" }] },
      ],
    });
    expect(await membersOf(listId)).toBe(2);
    await startImport(ctx, input);
    expect(await runNextImport()).toBe(true);
    expect(await requireImport(ctx.workspaceId, id)).toMatchObject({
      rows: 6,
      accepted: 1,
      updated: 1,
      duplicates: 2,
      rejected: 2,
    });
  });

  it("another sheet, hidden rows and another header are read again, and what was chosen stays chosen", async () => {
    const { ctx, listId } = await place();
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = (name: string, phones: string[]) =>
      `<row r="1">${cell("A1", `Senarai ${name}`)}</row><row r="2">${cell("A2", "name")}${cell("B2", "phone")}</row>${phones
        .map(
          (phone, n) =>
            `<row r="${n + 3}"${n > 0 ? ' hidden="1"' : ""}>${cell(`A${n + 3}`, name)}${cell(`B${n + 3}`, phone)}</row>`,
        )
        .join("")}`;
    const workbook = workbookOf({
      rows: sheet("First", ["0123456789", "0123456780"]),
      workbook: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
      relations: `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
      more: [
        {
          name: "xl/worksheets/sheet2.xml",
          data: `<worksheet xmlns="${main}"><sheetData>${sheet("Second", ["0123456781", "0123456782"])}</sheetData></worksheet>`,
        },
      ],
    });
    const { id, inspection } = await upload(ctx, listId, workbook);
    expect(inspection).toMatchObject({
      kind: "xlsx",
      hiddenRows: 1,
      passedOver: 1,
      reading: { sheet: 0, headerRow: 1, hiddenRows: false },
      sheets: [
        { name: "A", hidden: false, empty: false },
        { name: "B", hidden: true, empty: false },
      ],
    });
    expect((await inspectImport(ctx, { importId: id, sheet: 1 })).columns[0]?.samples).toEqual(["Second"]);
    const chosen = await inspectImport(ctx, { importId: id, hiddenRows: true });
    expect(chosen).toMatchObject({ hiddenRows: 1, reading: { sheet: 1, hiddenRows: true } });
    expect((await inspectImport(ctx, { importId: id, headerRow: null })).columns[1]?.name).toBe("Column 2");
    const again = await inspectImport(ctx, { importId: id, headerRow: 1 });
    await startImport(ctx, { importId: id, mapping: { ...again.mapping, phone: 1 }, country: "MY" });
    await runNextImport();
    expect((await people(ctx)).map(({ phone }) => phone)).toEqual(["60123456781", "60123456782"]);
  });

  it("a file whose encoding is only guessed stays so until a person chooses, whatever else is changed", async () => {
    const { ctx, listId } = await place();
    const { id } = await upload(ctx, listId, iconv.encode("name;phone\nJosé;0123456789\n", "latin1"));
    const other = await inspectImport(ctx, { importId: id, delimiter: "," });
    expect(other).toMatchObject({ sureness: "likely", reading: { delimiter: "," } });
    const sure = await inspectImport(ctx, { importId: id, delimiter: ";", encoding: "windows-1252" });
    expect(sure).toMatchObject({ sureness: "certain", reading: { encoding: "windows-1252" } });
    expect((await inspectImport(ctx, { importId: id, headerRow: 0 })).sureness).toBe("certain");
  });

  it("letters beyond ASCII that come late in a file still tell its encoding", async () => {
    const { ctx, listId } = await place();
    const plain = Array.from({ length: 9_000 }, (_, n) => `Ali,012${2_000_000 + n}\n`).join("");
    const { inspection } = await upload(
      ctx,
      listId,
      iconv.encode(
        `name,phone\n${plain}陈美玲,0123456789\n王小明,0123456788\n李国华,0123456787\n`,
        "gb18030",
      ),
    );
    expect(inspection.reading.encoding).toBe("gb18030");
  });

  it("uploads that wait block nobody, are listed, and can be dropped without a trace in the list", async () => {
    const { ctx, listId } = await place();
    const { id } = await upload(ctx, listId, "phone\n0123456789\n");
    await sql.query(
      `INSERT INTO contact_import (workspace_id, list_id, file_name, file_kind, status, created_at)
       SELECT $1, $2, 'old.csv', 'csv', 'ready', now() - n * interval '1 minute'
       FROM generate_series(1, 30) AS n`,
      [ctx.workspaceId, listId],
    );
    const next = await upload(ctx, listId, "phone\n0123456788\n");
    const listed = await listImports(ctx.workspaceId, listId, 100);
    expect(listed).toHaveLength(20);
    expect(listed.map((each) => each.id)).toEqual(expect.arrayContaining([id, next.id]));
    await cancelImport(ctx, { importId: id });
    expect((await listImports(ctx.workspaceId, listId, 100)).map((each) => each.id)).not.toContain(id);
  });
});

describe("after an import", () => {
  it("it can be taken back: who was added leaves, who was changed is as before, and nobody else is touched", async () => {
    const { ctx, listId } = await place();
    await importNow(ctx, listId, "phone,name,city\n0123456789,Siti,Ipoh\n0123456788,Old,\n");
    const before = await people(ctx);
    const wrong = await importNow(
      ctx,
      listId,
      "phone,name,city\n0123456789,Wrong,Klang\n0123456780,New,\n0123456781,Edited,\n03-2141 1234,Office,\n",
    );
    expect(wrong).toMatchObject({ accepted: 2, updated: 1, undo: "none" });
    expect(wrong.undoUntil).not.toBeNull();
    await correctRejection(ctx, { importId: wrong.id, row: 5, cells: ["0123456782", "Office", ""] });
    await sql.query(
      `UPDATE contact
       SET first_name = 'Mine', updated_at = now() + interval '1 minute'
       WHERE workspace_id = $1 AND phone = '60123456781'`,
      [ctx.workspaceId],
    );
    await askUndo(ctx, { importId: wrong.id });
    expect(await runNextImport()).toBe(true);
    expect(await requireImport(ctx.workspaceId, wrong.id)).toMatchObject({ undo: "done", undoUntil: null });
    expect(await membersOf(listId)).toBe(2);
    const left = await people(ctx);
    expect(left.filter(({ phone }) => phone !== "60123456781")).toEqual(before);
    expect(left.find(({ phone }) => phone === "60123456781")?.first_name).toBe("Mine");
    await expect(
      correctRejection(ctx, { importId: wrong.id, row: 5, cells: ["0123456782", "x", ""] }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("a day later it cannot be taken back, and another workspace never can", async () => {
    const { ctx, listId } = await place();
    const done = await importNow(ctx, listId, "phone\n0123456789\n");
    const stranger = await place();
    await expect(askUndo(stranger.ctx, { importId: done.id })).rejects.toMatchObject({ code: "not_found" });
    await sql.query("UPDATE contact_import SET finished_at = now() - interval '25 hours' WHERE id = $1", [
      done.id,
    ]);
    await expect(askUndo(ctx, { importId: done.id })).rejects.toMatchObject({ code: "conflict" });
    expect((await requireImport(ctx.workspaceId, done.id)).undoUntil).toBeNull();
  });

  it("who the file says has opted out is on the do-not-text list, and stays there when it is taken back", async () => {
    const { ctx, listId } = await place();
    const file = "phone,name,Unsubscribed\n0123456789,Siti,yes\n0123456788,Ali,no\n";
    const done = await importNow(ctx, listId, file, () => ({ optOut: 2, fields: [] }));
    expect(done).toMatchObject({ accepted: 2, suppressed: 1 });
    expect(await isSuppressed(ctx.workspaceId, "60123456789")).toBe(true);
    expect(await isSuppressed(ctx.workspaceId, "60123456788")).toBe(false);
    await askUndo(ctx, { importId: done.id });
    await runNextImport();
    expect(await isSuppressed(ctx.workspaceId, "60123456789")).toBe(true);
    expect(await people(ctx)).toEqual([]);
  });

  it("S62: who the file says has opted in is written down, with the day and by the name of the column", async () => {
    const { ctx, listId } = await place();
    const file =
      "phone,name,WhatsApp OK\n0123456789,Siti,yes\n0123456788,Ali,no\n0123456787,Mei,01/11/2026\n";
    await importNow(ctx, listId, file, () => ({ optIn: 2, fields: [] }));
    const kept = await sql.query<{ phone: string; how: string; at: Date }>(
      "SELECT phone, how, opted_at AS at FROM whatsapp_opt_in WHERE workspace_id = $1 ORDER BY phone",
      [ctx.workspaceId],
    );
    expect(kept).toMatchObject([
      { phone: "60123456787", how: "WhatsApp OK", at: new Date("2026-11-01T12:00:00Z") },
      { phone: "60123456789", how: "WhatsApp OK" },
    ]);
  });

  it("numbers that no plan knows are let in by a person, one by one or all of a reason, and never by itself", async () => {
    const { ctx, listId } = await place();
    const file = "phone,name\n+60199,A\n601512345678901,B\n+999123456789,C\n+999123456780,D\nAli,E\n";
    const done = await importNow(ctx, listId, file);
    expect(done).toMatchObject({ accepted: 0, rejected: 5 });
    expect(done.reasons.find(({ reason }) => reason === "invalid")).toMatchObject({ rows: 2, letIn: true });
    const { data } = await listRejections(ctx.workspaceId, done.id, { limit: 10, reason: "invalid" });
    expect(data.map(({ row }) => row)).toEqual([4, 5]);
    const row = { importId: done.id, row: 4, cells: ["+999123456789", "C"] };
    await expect(correctRejection(ctx, row)).rejects.toMatchObject({ code: "invalid" });
    expect((await correctRejection(ctx, { ...row, letIn: true })).phone).toBe("999123456789");
    expect(await letInRejections(ctx, { importId: done.id, reason: "invalid" })).toEqual({
      taken: 1,
      left: 0,
    });
    await expect(letInRejections(ctx, { importId: done.id, reason: "not_a_number" })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await requireImport(ctx.workspaceId, done.id)).toMatchObject({
      accepted: 2,
      rejected: 3,
      rows: 5,
    });
  });

  it("a cell with several numbers is split in its row, and the counts still add up", async () => {
    const { ctx, listId } = await place();
    const done = await importNow(ctx, listId, "phone,name\n0123456789 / 0123456788,Ali\n");
    const { data } = await listRejections(ctx.workspaceId, done.id, { limit: 10 });
    expect(data[0]?.several).toEqual(["0123456789", "0123456788"]);
    await correctRejection(ctx, { importId: done.id, row: 2, cells: data[0]?.cells ?? [], several: "each" });
    expect(await requireImport(ctx.workspaceId, done.id)).toMatchObject({
      rows: 2,
      accepted: 2,
      rejected: 0,
    });
  });

  it("the file of rejected rows comes back in with the mapping of its file, and without its own two columns", async () => {
    const { ctx, listId } = await place();
    const file = "x,y,z\nSiti,6.01E+10,Ipoh\nAli,0123456789,Klang\n";
    const done = await importNow(ctx, listId, file, () => ({
      phone: 1,
      firstName: 0,
      fields: [{ column: 2, name: "bandar" }],
    }));
    let csv = "";
    for await (const lines of rejectionsCsv(ctx.workspaceId, done.id)) csv += lines;
    const { inspection } = await upload(ctx, listId, csv);
    expect(inspection.remembered).toBe(true);
    expect(inspection.mapping).toMatchObject({
      phone: 1,
      firstName: 0,
      fields: [{ column: 2, name: "bandar" }],
    });
    const stranger = await place();
    const foreign = await upload(stranger.ctx, stranger.listId, csv);
    expect(foreign.inspection.remembered).toBe(false);
    expect(foreign.inspection.mapping.fields.map(({ name }) => name)).not.toEqual(
      expect.arrayContaining(["row"]),
    );
  });
});

describe("a file from a program", () => {
  const send = async (body: string | Buffer, query: Parameters<typeof importCsv>[2] = {}) => {
    const { ctx, listId } = await place();
    const { id } = await importCsv(ctx, listId, query, post(body));
    await runNextImport();
    const { rows, accepted, rejected } = await requireImport(ctx.workspaceId, id);
    return { counts: [rows, accepted, rejected], names: (await people(ctx)).map((one) => one.first_name) };
  };

  it.each([
    ["sep=;", "sep=;\r\nnama;telefon\r\nAli;0123456789\r\n", { phone: "telefon" }],
    ["title rows", "Senarai pelanggan\r\nDicetak 28/11/2026\r\n\r\nnama;telefon\r\nAli;0123456789\r\n", {}],
    ["a blank first row", "\nname,phone\nAli,0123456789\n", {}],
    ["an identity card", "Bil,Nama,No KP,Contact\n1,Ali,900101-14-5678,012-345 6789\n", {}],
    ["the phone by its number", "a,b\nAli,0123456789\n", { phone: "2", header: "true" as const }],
  ])("%s is read", async (_, body, query) =>
    expect(await send(body, { country: "MY", ...query })).toMatchObject({ counts: [1, 1, 0] }),
  );

  it("an encoding that can be told is read; one that cannot is refused until it is named", async () => {
    const gbk = iconv.encode("姓名,手机\n陈美玲,0123456789\n", "gb18030");
    expect((await send(gbk, { country: "MY", phone: "手机" })).names).toEqual(["陈美玲"]);
    const unsure = Buffer.concat([
      Buffer.from("name,phone\nx"),
      Buffer.from([0x81, 0x8d, 0x9d]),
      Buffer.from(",0123456789\n"),
    ]);
    await expect(send(unsure)).rejects.toMatchObject({
      code: "invalid",
      fields: { encoding: expect.stringContaining("?encoding=") },
    });
    expect((await send(unsure, { encoding: "windows-1252" })).counts).toEqual([1, 1, 0]);
  });
});
