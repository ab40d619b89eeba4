import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { WorkspaceContext } from "@/lib/access/context";
import { deleteContact } from "@/lib/contacts/delete-contact";
import { english } from "@/lib/core/english";
import { sayTold } from "@/lib/core/kept-sentence";
import { cancelImport } from "@/lib/imports/cancel-import";
import { correctRejection } from "@/lib/imports/correct-rejection";
import { createImport } from "@/lib/imports/create-import";
import { listRejections, rejectionsCsv, requireImport } from "@/lib/imports/import.queries";
import { runNextImport } from "@/lib/imports/run-next-import";
import { startImport } from "@/lib/imports/start-import";
import { createList } from "@/lib/lists/create-list";
import { requireList } from "@/lib/lists/list.queries";
import { sql } from "@/lib/platform/db/sql";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { isSuppressed } from "@/lib/suppressions/suppression.queries";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const PATIENT = { timeout: 60_000 };
const fixture = readFileSync(new URL("../../e2e/fixtures/contacts-real.csv", import.meta.url));

async function begin(ctx: WorkspaceContext, listId: string, file: Buffer | string) {
  const { id, inspection } = await createImport(ctx, {
    listId,
    fileName: "people.csv",
    body: Readable.from([Buffer.from(file)]),
  });
  const mapping = { ...inspection.mapping, phone: inspection.mapping.phone ?? 0 };
  await startImport(ctx, { importId: id, mapping, country: "MY" });
  return { id, inspection };
}

async function importNow(ctx: WorkspaceContext, listId: string, file: Buffer | string) {
  const { id } = await begin(ctx, listId, file);
  expect(await runNextImport()).toBe(true);
  return requireImport(ctx.workspaceId, id);
}

const newList = async (ctx: WorkspaceContext, name = "Customers") =>
  createList(ctx, { name, description: "" });
const membersOf = async (listId: string) =>
  (await sql.first<{ n: number }>("SELECT count(*)::int AS n FROM list_member WHERE list_id = $1", [listId]))
    ?.n;
const manyRows = (count: number) =>
  `phone,first name,last name,city\r\n${Array.from({ length: count }, (_, i) => `012${2_000_000 + i},Nurul ${i},Ahmad,Ipoh\r\n`).join("")}`;

describe("import", () => {
  it("takes a real file: every broken row is listed, every duplicate counted, the list is exactly what was accepted", async () => {
    const { as } = await createTestWorkspace();
    const list = await newList(as.marketer);
    const done = await importNow(as.marketer, list.id, fixture);
    expect(done).toMatchObject({
      status: "finished",
      rows: 580,
      accepted: 552,
      updated: 0,
      duplicates: 8,
      rejected: 20,
    });
    expect(await membersOf(list.id)).toBe(552);
    expect((await requireList(as.marketer.workspaceId, list.id)).contacts).toBe(552);
    const { data } = await listRejections(as.marketer.workspaceId, done.id, { limit: 100 });
    expect(data).toHaveLength(20);
    expect(data.find((row) => row.value === "6.01E+10")?.reason).toBe("scientific");
    expect(data.find((row) => row.value === "6012345678")?.reason).toBe("too_short");
    const tamil = await sql.first(
      "SELECT fields FROM contact WHERE workspace_id = $1 AND first_name = 'முருகன்' LIMIT 1",
      [as.marketer.workspaceId],
    );
    expect(tamil?.fields).toHaveProperty("kawasan");
    expect(await sql.query("SELECT FROM import_chunk WHERE import_id = $1", [done.id])).toEqual([]);
  });

  it("a second import of the same file changes nothing and takes nobody off the suppression list", async () => {
    const { as } = await createTestWorkspace();
    const ctx = as.marketer;
    const list = await newList(ctx);
    await importNow(ctx, list.id, "phone,name\n0123456789,Siti\n0123456780,Tan\n");
    await createSuppression(ctx, { phone: "0123456789", reason: "asked", note: "" });
    const again = await importNow(
      ctx,
      list.id,
      "phone,name\n+60 12-345 6789,Siti\n0123456780,Tan Mei\n60123456780,Other\n\n012\n",
    );
    expect(again).toMatchObject({ rows: 4, accepted: 0, updated: 1, duplicates: 2, rejected: 1 });
    expect(await isSuppressed(ctx.workspaceId, "60123456789")).toBe(true);
    const other = await importNow(
      ctx,
      (await newList(ctx, "Second")).id,
      "phone,name\n0123456789,\n0123456780,Tan Mei\n",
    );
    expect(other).toMatchObject({ accepted: 2, updated: 0, duplicates: 0 });
    const siti = await sql.first(
      "SELECT first_name FROM contact WHERE workspace_id = $1 AND phone = '60123456789'",
      [ctx.workspaceId],
    );
    expect(siti?.first_name).toBe("Siti");
  });

  it("S3: a worker killed midway leaves whole batches only, and another ends the import with exact counts", async () => {
    const { as } = await createTestWorkspace();
    const list = await newList(as.marketer);
    const { id } = await begin(
      as.marketer,
      list.id,
      `${manyRows(60_000)}0122000000,Again,,\r\nbroken,,,\r\n`,
    );
    const child = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `const { compileProgram } = await import("./lib/programs/launch/compile-program.mjs");
         const { runNextImport } = await import(compileProgram("lib/imports/run-next-import.ts"));
         await runNextImport();
         process.exit(0);`,
      ],
      { env: { ...process.env, DATABASE_URL: database.url }, stdio: ["ignore", "ignore", "inherit"] },
    );
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once("exit", (_, signal) => resolve(signal)),
    );
    const deadline = Date.now() + 60_000;
    for (let rows = 0; rows < 7_500 && Date.now() < deadline; ) {
      rows = (await requireImport(as.marketer.workspaceId, id)).rows;
    }
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    const half = await requireImport(as.marketer.workspaceId, id);
    expect(half.status).toBe("running");
    expect(half.rows).toBeGreaterThanOrEqual(7_500);
    expect(half.rows).toBeLessThan(60_000);
    expect(half.accepted).toBe(half.rows);
    expect(await membersOf(list.id)).toBe(half.rows);
    expect(await runNextImport()).toBe(false);
    await sql.query("UPDATE contact_import SET lease_until = now() - interval '1 second' WHERE id = $1", [
      id,
    ]);
    expect(await runNextImport()).toBe(true);
    const done = await requireImport(as.marketer.workspaceId, id);
    expect(done).toMatchObject({
      status: "finished",
      rows: 60_002,
      accepted: 60_000,
      updated: 0,
      duplicates: 1,
      rejected: 1,
    });
    expect(await membersOf(list.id)).toBe(60_000);
    expect((await requireList(as.marketer.workspaceId, list.id)).contacts).toBe(60_000);
  });

  it("a person whom somebody creates at the same moment is there once, and the counts add up", async () => {
    const { as } = await createTestWorkspace();
    const ctx = as.marketer;
    const list = await newList(ctx);
    const { id } = await begin(ctx, list.id, manyRows(500));
    const other = await sql.pool().connect();
    let running: Promise<boolean>;
    try {
      await other.query("BEGIN");
      await other.query("INSERT INTO contact (workspace_id, phone, first_name) VALUES ($1, $2, 'Siti')", [
        ctx.workspaceId,
        "60122000100",
      ]);
      running = runNextImport();
      // The import has looked for its people, does not see this one, and waits to insert them.
      const waiting = `SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'COPY contact%'`;
      await expect.poll(async () => (await sql.query(waiting)).length, PATIENT).toBe(1);
      await other.query("COMMIT");
    } finally {
      other.release();
    }
    await running;
    expect(await requireImport(ctx.workspaceId, id)).toMatchObject({
      status: "finished",
      accepted: 500,
      updated: 0,
      duplicates: 0,
    });
    expect(await membersOf(list.id)).toBe(500);
    const people = await sql.query(
      "SELECT first_name AS name FROM contact WHERE workspace_id = $1 AND phone = '60122000100'",
      [ctx.workspaceId],
    );
    expect(people).toEqual([{ name: "Nurul 100" }]);
  });

  it("every sign that means something to COPY is kept as it is", async () => {
    const { as } = await createTestWorkspace();
    const list = await newList(as.marketer);
    const odd = ["a\\tb", "x\\N", "\\.", "tab\there", "line\nend", "\\\\x", "end\\", 'quote"s', "🙂\u0301"];
    const rows = odd.map((text, i) => `012200${1000 + i},Ali,"${text.replaceAll('"', '""')}"`);
    await importNow(as.marketer, list.id, `phone,first name,note\n${rows.join("\n")}\n`);
    const kept = await sql.query<{ note: string }>(
      "SELECT fields ->> 'note' AS note FROM contact WHERE workspace_id = $1 ORDER BY phone",
      [as.marketer.workspaceId],
    );
    expect(kept.map(({ note }) => note)).toEqual(odd);
  });

  it("cancel keeps what whole batches stored and nothing else", async () => {
    const { as } = await createTestWorkspace();
    const list = await newList(as.marketer);
    const { id } = await begin(as.marketer, list.id, manyRows(40_000));
    const running = runNextImport();
    for (let rows = 0; rows === 0; ) rows = (await requireImport(as.marketer.workspaceId, id)).rows;
    await cancelImport(as.marketer, { importId: id });
    await running;
    const stopped = await requireImport(as.marketer.workspaceId, id);
    expect(stopped.status).toBe("canceled");
    expect(stopped.accepted).toBeLessThan(40_000);
    expect(await membersOf(list.id)).toBe(stopped.accepted);
  });

  it("a rejected row is corrected once, checked again, and moves to its count; the download loses it", async () => {
    const { as } = await createTestWorkspace();
    const ctx = as.marketer;
    const list = await newList(ctx);
    const done = await importNow(ctx, list.id, "phone,name\n0123456789,Siti\n6.01E+10,=1+1\n");
    const wrong = correctRejection(ctx, { importId: done.id, row: 3, cells: ["012345", "Ali"] });
    await expect(wrong).rejects.toMatchObject({ code: "invalid", fields: { phone: expect.any(String) } });
    const csv = async () => {
      let text = "";
      for await (const lines of rejectionsCsv(ctx.workspaceId, done.id)) text += lines;
      return text;
    };
    expect(await csv()).toContain(`"6.01E+10","'=1+1","3",`);
    expect(await correctRejection(ctx, { importId: done.id, row: 3, cells: ["0123456780", "Ali"] })).toEqual({
      phone: "60123456780",
      became: "accepted",
    });
    await expect(
      correctRejection(ctx, { importId: done.id, row: 3, cells: ["0123456781", "Ali"] }),
    ).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await requireImport(ctx.workspaceId, done.id)).toMatchObject({
      rows: 2,
      accepted: 2,
      rejected: 0,
    });
    expect(await csv()).not.toContain("6.01E+10");
  });

  it("a file that breaks midway fails with a sentence and keeps whole batches", async () => {
    const { as } = await createTestWorkspace();
    const list = await newList(as.marketer);
    const done = await importNow(as.marketer, list.id, `${manyRows(3_000)}${"x".repeat(300_000)}\n`);
    expect(done.status).toBe("failed");
    expect(sayTold(done.error ?? "", english)).toMatch(/too long/);
    expect(await membersOf(list.id)).toBe(done.accepted);
  });

  it("Z-3: another workspace's list, import and person answer as if they did not exist", async () => {
    const mine = await createTestWorkspace();
    const other = await createTestWorkspace();
    const list = await newList(mine.as.marketer);
    const done = await importNow(mine.as.marketer, list.id, "phone\n0123456789\nbad\n");
    const contact = await sql.first<{ id: number }>("SELECT id FROM contact WHERE workspace_id = $1", [
      mine.id,
    ]);
    const stranger = other.as.owner;
    const none = { code: "not_found" };
    await expect(requireList(stranger.workspaceId, list.id)).rejects.toMatchObject(none);
    await expect(requireImport(stranger.workspaceId, done.id)).rejects.toMatchObject(none);
    await expect(
      createImport(stranger, { listId: list.id, fileName: "x", body: Readable.from([Buffer.from("1")]) }),
    ).rejects.toMatchObject(none);
    await expect(cancelImport(stranger, { importId: done.id })).rejects.toMatchObject(none);
    await expect(
      correctRejection(stranger, { importId: done.id, row: 3, cells: ["0123456780"] }),
    ).rejects.toMatchObject(none);
    await expect(deleteContact(stranger, { contactId: String(contact?.id) })).rejects.toMatchObject(none);
    expect((await listRejections(stranger.workspaceId, done.id, { limit: 10 })).data).toEqual([]);
  });
});
