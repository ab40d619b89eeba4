import { beforeAll, describe, expect, it } from "vitest";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let mine: TestWorkspace;
let other: TestWorkspace;
beforeAll(async () => {
  [mine, other] = [await createTestWorkspace(), await createTestWorkspace()];
  await sql.execute("INSERT INTO list (workspace_id, name) VALUES ($1, 'mine'), ($2, 'theirs')", [
    mine.id,
    other.id,
  ]);
});

describe("Z-3: the second wall", () => {
  it("stands around every table that knows a workspace", async () => {
    const rows = await sql.query<{ relname: string; walled: boolean }>(
      `SELECT c.relname, c.relrowsecurity
         AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS walled
       FROM pg_class c
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !row.walled).map((row) => row.relname)).toEqual([]);
  });

  it("hides the other workspace's rows even from a query that forgets to ask", async () => {
    const lists = await inWorkspace(mine.id, (tx) => tx.list.findMany({ select: { name: true } }));
    expect(lists).toEqual([{ name: "mine" }]);
    const members = await inWorkspace(mine.id, (tx) => tx.member.findMany({ select: { workspaceId: true } }));
    expect(new Set(members.map((member) => member.workspaceId))).toEqual(new Set([mine.id]));
  });

  it("refuses to write into it", async () => {
    await expect(
      inWorkspace(mine.id, (tx) => tx.list.create({ data: { workspaceId: other.id, name: "planted" } })),
    ).rejects.toThrow();
    const changed = await inWorkspace(mine.id, (tx) =>
      tx.list.updateMany({ where: { workspaceId: other.id }, data: { name: "taken" } }),
    );
    expect(changed.count).toBe(0);
  });

  it("shows nothing without a workspace, and no session or password ever", async () => {
    const rows = await sql.transaction(async (client) => {
      await client.query("SET LOCAL ROLE canang_app");
      return (await client.query("SELECT FROM list")).rowCount;
    });
    expect(rows).toBe(0);
    await expect(inWorkspace(mine.id, (tx) => tx.$queryRaw`SELECT id FROM session`)).rejects.toThrow();
    await expect(
      inWorkspace(mine.id, (tx) => tx.$queryRaw`SELECT password_hash FROM "user"`),
    ).rejects.toThrow();
    await expect(
      inWorkspace(mine.id, (tx) => tx.$queryRaw`SELECT token_hash FROM password_link`),
    ).rejects.toThrow();
    await expect(
      inWorkspace(mine.id, (tx) => tx.$queryRaw`SELECT token_hash FROM invitation`),
    ).rejects.toThrow();
    await expect(
      inWorkspace(mine.id, (tx) => tx.$queryRaw`SELECT session_id FROM session_workspace`),
    ).rejects.toThrow();
  });
});
