import { expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/record-audit";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("ASVS 16.4.2: a line of the audit log is changed and deleted by nobody, not even by the tables' owner by accident", async () => {
  const shop = await createTestWorkspace();
  const ctx = shop.as.owner;
  await inWorkspace(shop.id, (tx) => recordAudit(tx, ctx, { action: "test.done" }));
  const lines = () => sql.query("SELECT * FROM audit_entry WHERE workspace_id = $1 ORDER BY id", [shop.id]);
  const before = await lines();
  expect(before.length).toBeGreaterThan(0);
  for (const statement of [
    "UPDATE audit_entry SET actor_name = 'nobody'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
  ]) {
    await expect(inWorkspace(shop.id, (tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow(
      /permission denied|append-only/,
    );
    await expect(sql.query(statement)).rejects.toThrow(/append-only/);
  }
  expect(await lines()).toEqual(before);
});

it("ASVS 16.2.1: a line says when, who, what, how it ended, from where and under which request", async () => {
  const shop = await createTestWorkspace();
  const ctx = { ...shop.as.admin, ip: "203.0.113.7" };
  await inWorkspace(shop.id, (tx) =>
    recordAudit(tx, ctx, { action: "test.done", entity: "list", entityId: "1", result: "refused" }),
  );
  const line = await sql.first("SELECT * FROM audit_entry WHERE workspace_id = $1 AND action = 'test.done'", [
    shop.id,
  ]);
  expect(line).toMatchObject({
    actor_kind: "member",
    actor_id: ctx.actor.id,
    actor_name: ctx.actor.name,
    entity: "list",
    entity_id: "1",
    result: "refused",
    ip: "203.0.113.7",
    request_id: ctx.requestId,
  });
  expect(line?.at).toBeInstanceOf(Date);
});
