import { Readable } from "node:stream";
import { expect, it } from "vitest";
import type { WorkspaceContext } from "@/lib/access/context";
import { askUndo } from "@/lib/imports/ask-undo";
import { correctRejection } from "@/lib/imports/correct-rejection";
import { createImport } from "@/lib/imports/create-import";
import { letInRejections } from "@/lib/imports/let-in-rejections";
import { runNextImport } from "@/lib/imports/run-next-import";
import { startImport } from "@/lib/imports/start-import";
import { archiveList } from "@/lib/lists/archive-list";
import { createList } from "@/lib/lists/create-list";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

async function place() {
  const { as } = await createTestWorkspace();
  const ctx = as.marketer;
  const list = async (name: string) => (await createList(ctx, { name, description: "" })).id;
  return { ctx, listId: await list("Members"), list };
}

async function upload(ctx: WorkspaceContext, listId: string) {
  const file = "phone,name\n0123456789,Siti\n0123456780,Tan\n0131,Short\n";
  const body = Readable.from([Buffer.from(file)]);
  const { id, inspection } = await createImport(ctx, { listId, fileName: "people.csv", body });
  return { importId: id, mapping: { ...inspection.mapping, phone: 0 }, country: "MY" };
}

const archived = {
  code: "conflict",
  message: "The list “Members” is archived. Restore it first, or choose another one.",
};

it("a file is not imported into a list that was archived meanwhile, nor are rows that were left out", async () => {
  const { ctx, listId } = await place();
  const done = await upload(ctx, listId);
  await startImport(ctx, done);
  await runNextImport();
  const next = await upload(ctx, listId);
  await archiveList(ctx, { listId });
  await expect(startImport(ctx, next)).rejects.toMatchObject(archived);
  const { importId } = done;
  await expect(
    correctRejection(ctx, { importId, row: 4, cells: ["0131234567", "Short"] }),
  ).rejects.toMatchObject(archived);
  await expect(letInRejections(ctx, { importId, reason: "invalid" })).rejects.toMatchObject(archived);
  // Pressed again, an import that began before is answered as it is.
  expect((await startImport(ctx, done)).status).toBe("finished");
});

it("who is put into another list while an import is taken back stays", async () => {
  const { ctx, listId, list } = await place();
  const other = await list("Other");
  const done = await upload(ctx, listId);
  await startImport(ctx, done);
  await runNextImport();
  await askUndo(ctx, { importId: done.importId });
  const client = await sql.pool().connect();
  let undone: Promise<boolean>;
  try {
    await client.query("BEGIN");
    await client.query(
      `WITH chosen AS MATERIALIZED (
         SELECT id FROM contact WHERE workspace_id = $1 AND phone = '60123456789' FOR KEY SHARE)
       INSERT INTO list_member (list_id, contact_id, workspace_id) SELECT $2, id, $1 FROM chosen`,
      [ctx.workspaceId, other],
    );
    undone = runNextImport();
    await expect
      .poll(() =>
        sql.query(
          "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
        ),
      )
      .toHaveLength(1);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  expect(await undone).toBe(true);
  expect(
    await sql.query(
      `SELECT c.phone, l.name FROM contact c LEFT JOIN list_member m ON m.contact_id = c.id
         LEFT JOIN list l ON l.id = m.list_id
       WHERE c.workspace_id = $1`,
      [ctx.workspaceId],
    ),
  ).toEqual([{ phone: "60123456789", name: "Other" }]);
});
