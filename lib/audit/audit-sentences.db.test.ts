import { beforeAll, describe, expect, it } from "vitest";
import { auditQuery } from "@/lib/audit/audit.input";
import { listAuditEntries } from "@/lib/audit/audit.queries";
import { CALLED } from "@/lib/audit/audit-things.queries";
import { recordAudit } from "@/lib/audit/record-audit";
import { createDraft } from "@/lib/campaigns/create-draft";
import { createList } from "@/lib/lists/create-list";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeAll(async () => {
  shop = await createTestWorkspace();
});

const list = async (query: Record<string, string>) =>
  (await listAuditEntries(shop.as.owner, auditQuery.parse(query))).data;

/** A line of another time. The log is append-only, so it is written as one. */
function line(action: string, entityId: string, at: string, actor = shop.as.owner.actor) {
  return sql.query(
    `INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id, at)
     VALUES ($1, 'member', $2, $3, $4, 'campaign', $5, $6)`,
    [shop.id, actor.id, actor.name, action, entityId, at],
  );
}

describe("what a line is about", () => {
  it("is called as it is called now, and is a way to it", async () => {
    const { id } = await createList(shop.as.owner, { name: "Pelanggan", description: "" });
    await sql.query("UPDATE list SET name = 'Pelanggan setia' WHERE id = $1", [id]);
    const [entry] = await list({ area: "lists" });
    expect(entry?.thing).toEqual({ kind: "list", id, name: "Pelanggan setia", there: true });
  });

  it("is called as the line says when it is gone, and is no way", async () => {
    const fact = { action: "sender.deleted" as const, entity: "sender", before: { value: "KEDAI" } };
    await inWorkspace(shop.id, (tx) =>
      recordAudit(tx, shop.as.owner, { ...fact, entityId: crypto.randomUUID() }),
    );
    const [entry] = await list({ area: "senders" });
    expect(entry?.thing).toMatchObject({ name: "KEDAI", there: false });
  });

  it("Z-3: a thing of another workspace has no name here", async () => {
    const other = await createTestWorkspace();
    const { id } = await createDraft(other.as.owner, { name: "Rahsia" });
    await line("campaign.paused", id, new Date().toISOString());
    const [entry] = await list({ area: "campaigns" });
    expect(entry?.thing).toEqual({ kind: "campaign", id, name: "", there: false });
  });
});

it.each(Object.keys(CALLED))("the name of a thing of the kind %s can be asked for", async (kind) => {
  const { id, as } = await createTestWorkspace();
  const entityId = kind === "contact" ? "1" : crypto.randomUUID();
  await sql.query(
    `INSERT INTO audit_entry (workspace_id, actor_kind, actor_name, action, entity, entity_id)
     VALUES ($1, 'member', 'Farid', 'member.left', $2, $3)`,
    [id, kind, entityId],
  );
  const [entry] = (await listAuditEntries(as.owner, auditQuery.parse({}))).data;
  expect(entry?.thing).toMatchObject({ kind, id: entityId, there: false });
});

describe("a draft that saves itself", () => {
  it("is one line of one person, until half an hour has passed", async () => {
    const { id } = await createDraft(shop.as.owner, { name: "Raya" });
    const saves = ["09:00", "09:01", "09:20", "11:00", "11:05"];
    for (const time of saves) await line("campaign.edited", id, `2026-03-10T${time}:00Z`);
    await line("campaign.edited", id, "2026-03-10T09:10:00Z", shop.as.marketer.actor);
    await line("campaign.launched", id, "2026-03-10T11:06:00Z");
    const shown = await list({ from: "2026-03-10", to: "2026-03-10" });
    expect(shown.map(({ action, actorName, at }) => [action, actorName, at.slice(11, 16)])).toEqual([
      ["campaign.launched", shop.people.owner.name, "11:06"],
      ["campaign.edited", shop.people.marketer.name, "09:10"],
      ["campaign.edited", shop.people.owner.name, "11:05"],
      ["campaign.edited", shop.people.owner.name, "09:20"],
    ]);
    const every = await listAuditEntries(
      shop.as.owner,
      auditQuery.parse({ from: "2026-03-10", to: "2026-03-10" }),
      { everyEdit: true },
    );
    expect(every.data).toHaveLength(7);
  });
});

it("a day begins at midnight where the workspace is", async () => {
  await sql.query("UPDATE workspace SET time_zone = 'Asia/Kuala_Lumpur' WHERE id = $1", [shop.id]);
  for (const at of [
    "2026-05-01T15:59:00Z",
    "2026-05-01T16:00:00Z",
    "2026-05-02T15:59:00Z",
    "2026-05-02T16:00:00Z",
  ])
    await line("campaign.paused", crypto.randomUUID(), at);
  const shown = await list({ from: "2026-05-02", to: "2026-05-02" });
  expect(shown.map(({ at }) => at)).toEqual(["2026-05-02T15:59:00.000Z", "2026-05-01T16:00:00.000Z"]);
});
