import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { schemaDrift } from "@/lib/platform/db/schema-drift";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();

describe("inWorkspace", () => {
  it("Z-3: another workspace's rows do not exist, whatever the query says", async () => {
    const mine = await createTestWorkspace();
    const other = await createTestWorkspace();
    const seen = await inWorkspace(mine.id, (tx) => tx.member.findMany({ select: { workspaceId: true } }));
    expect(seen).toHaveLength(5);
    expect(new Set(seen.map((member) => member.workspaceId))).toEqual(new Set([mine.id]));
    expect(
      await inWorkspace(mine.id, (tx) => tx.workspace.findUnique({ where: { id: other.id } })),
    ).toBeNull();
    const changed = await inWorkspace(mine.id, (tx) =>
      tx.member.updateMany({ where: { id: other.people.owner.memberId }, data: { role: "support" } }),
    );
    expect(changed.count).toBe(0);
    const write = inWorkspace(mine.id, (tx) =>
      tx.alarm.create({ data: { workspaceId: other.id, kind: "x", message: "x" } }),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it("Z-3: without a workspace the role sees nothing", async () => {
    await createTestWorkspace();
    const rows = await sql.transaction(async (client) => {
      await client.query("SET LOCAL ROLE canang_app");
      return (await client.query("SELECT * FROM member")).rows;
    });
    expect(rows).toEqual([]);
    expect(await inWorkspace(randomUUID(), (tx) => tx.member.count())).toBe(0);
  });

  it("Z-3: every table with a workspace has row-level security", async () => {
    const open = await sql.query(
      `SELECT c.relname
       FROM pg_class c
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity`,
    );
    expect(open).toEqual([]);
    const role = await sql.first(
      "SELECT rolbypassrls OR rolsuper AS above FROM pg_roles WHERE rolname = 'canang_app'",
    );
    expect(role).toEqual({ above: false });
  });

  it("Z-3: the role and the workspace end with the transaction", async () => {
    const { id } = await createTestWorkspace();
    const during = await inWorkspace(
      id,
      (tx) =>
        tx.$queryRaw<
          object[]
        >`SELECT current_user::text AS role, current_setting('app.workspace') AS workspace`,
    );
    expect(during).toEqual([{ role: "canang_app", workspace: id }]);
    const after = await sql.first(
      `SELECT current_user = 'canang_app' AS confined,
         coalesce(current_setting('app.workspace', true), '') AS workspace`,
    );
    expect(after).toEqual({ confined: false, workspace: "" });
  });

  it("Z-4: a write conflict runs the work again, at most three times", async () => {
    const { id } = await createTestWorkspace();
    let tries = 0;
    const rename = inWorkspace(
      id,
      async (tx) => {
        tries += 1;
        await tx.workspace.findUniqueOrThrow({ where: { id } });
        if (tries < 3) await sql.execute("UPDATE workspace SET name = name || '.' WHERE id = $1", [id]);
        return tx.workspace.update({ where: { id }, data: { timeZone: "Asia/Kuching" } });
      },
      { isolation: "RepeatableRead" },
    );
    expect((await rename).timeZone).toBe("Asia/Kuching");
    expect(tries).toBe(3);
  });

  it("a refusal rolls everything back", async () => {
    const { id } = await createTestWorkspace();
    const work = inWorkspace(id, async (tx) => {
      await tx.workspace.update({ where: { id }, data: { name: "Changed" } });
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(
      (await sql.first<{ name: string }>("SELECT name FROM workspace WHERE id = $1", [id]))?.name,
    ).not.toBe("Changed");
  });
});

describe("sql", () => {
  it("reads int8 as a number, and refuses one that would lose digits", async () => {
    expect(await sql.first("SELECT 9007199254740991::int8 AS n, ARRAY[1, NULL, 3]::int8[] AS list")).toEqual({
      n: Number.MAX_SAFE_INTEGER,
      list: [1, null, 3],
    });
    await expect(sql.query("SELECT 9007199254740993::int8 AS n")).rejects.toThrow(/too large/);
    expect(await sql.first("SELECT 1 AS still")).toEqual({ still: 1 });
  });

  it("a deadlock is rolled back and run again", async () => {
    const one = await createTestWorkspace();
    const two = await createTestWorkspace();
    const gate = { arrived: 0, open: () => undefined as undefined };
    const both = new Promise<void>((resolve) => {
      gate.open = () => {
        gate.arrived += 1;
        if (gate.arrived === 2) resolve();
      };
    });
    const rename = (first: string, second: string) =>
      sql.transaction(async (client) => {
        await client.query("UPDATE workspace SET name = 'a' WHERE id = $1", [first]);
        gate.open();
        await both;
        await client.query("UPDATE workspace SET name = 'b' WHERE id = $1", [second]);
      });
    await Promise.all([rename(one.id, two.id), rename(two.id, one.id)]);
    // Three times at least: who runs again may meet the other once more.
    expect(gate.arrived).toBeGreaterThanOrEqual(3);
    const names = await sql.query<{ name: string }>("SELECT name FROM workspace WHERE id = ANY ($1)", [
      [one.id, two.id],
    ]);
    expect(names.map(({ name }) => name).sort()).toEqual(["a", "b"]);
  });
});

it("the schema equals the migrations", async () => {
  expect(await schemaDrift(database.url)).toEqual([]);
});
