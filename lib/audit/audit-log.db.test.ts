import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { auditQuery } from "@/lib/audit/audit.input";
import { listAuditEntries } from "@/lib/audit/audit.queries";
import { AUDIT_ACTIONS, AUDIT_AREA_NAMES, AUDIT_AREAS } from "@/lib/audit/audit-action.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { projectRoot } from "@/lib/platform/project-root";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("ASVS 16.4.2: a line of the audit log is changed and deleted by nobody, not even by the tables' owner by accident", async () => {
  const shop = await createTestWorkspace();
  const ctx = shop.as.owner;
  await inWorkspace(shop.id, (tx) => recordAudit(tx, ctx, { action: "list.created" }));
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
    recordAudit(tx, ctx, { action: "list.created", entity: "list", entityId: "1", result: "refused" }),
  );
  const line = await sql.first(
    "SELECT * FROM audit_entry WHERE workspace_id = $1 AND action = 'list.created'",
    [shop.id],
  );
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

it("L-1: the filter finds the lines of each area, and no others", async () => {
  const shop = await createTestWorkspace();
  const ctx = { ...shop.as.owner, actor: { ...shop.as.owner.actor, name: "Who did all of it" } };
  await inWorkspace(shop.id, async (tx) => {
    for (const action of AUDIT_ACTIONS) await recordAudit(tx, ctx, { action });
  });
  for (const area of AUDIT_AREA_NAMES) {
    const query = auditQuery.parse({ area, actor: ctx.actor.name, limit: "200" });
    const { data } = await listAuditEntries(ctx, query);
    expect([area, data.map(({ action }) => action).reverse()]).toEqual([area, [...AUDIT_AREAS[area]]]);
  }
});

it("lines of before are found under the names of today, and are still changed by nobody", async () => {
  const shop = await createTestWorkspace();
  const migration = path.join(projectRoot, "prisma/migrations/20261129125000_audit_actions/migration.sql");
  const text = readFileSync(migration, "utf8");
  const renamed = [...text.matchAll(/\('([^']+)', '([^']+)'\)/g)].map(([, past, present]) => ({
    past,
    present,
  }));
  expect(renamed.length).toBeGreaterThan(20);
  for (const { past } of renamed)
    await sql.query(
      `INSERT INTO audit_entry (workspace_id, actor_kind, actor_name, action, entity_id)
       VALUES ($1, 'member', 'Before', $2, $2)`,
      [shop.id, past],
    );
  await sql.transaction((client) => client.query(text));
  const lines = await sql.query(
    `SELECT entity_id AS past, action AS present FROM audit_entry
     WHERE workspace_id = $1 AND actor_name = 'Before' ORDER BY id`,
    [shop.id],
  );
  expect(lines).toEqual(renamed);
  expect(renamed.filter(({ present }) => !(AUDIT_ACTIONS as readonly unknown[]).includes(present))).toEqual(
    [],
  );
  await expect(sql.query("UPDATE audit_entry SET actor_name = 'nobody'")).rejects.toThrow(/append-only/);
});
