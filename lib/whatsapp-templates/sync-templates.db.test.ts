import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { sealSecret } from "@/lib/platform/secrets";
import {
  startWhatsAppSimulator,
  type WhatsAppSimulator,
} from "@/lib/programs/whatsapp-simulator/start-whatsapp-simulator";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { syncDueTemplates, templatesChanged } from "./sync-due-templates";
import { syncOwnTemplates } from "./sync-own-templates";
import { listTemplateSyncs, listWhatsAppTemplates } from "./whatsapp-template.queries";

testDatabase();
const BUSINESS_ACCOUNT = "102290129340398";
const TOKEN = "whatsapp-demo-token";
let simulator: WhatsAppSimulator;

beforeAll(async () => {
  simulator = await startWhatsAppSimulator({ reviewMs: 0 });
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.stop());

async function connected(): Promise<{ shop: TestWorkspace; id: string }> {
  const shop = await createTestWorkspace();
  const id = crypto.randomUUID();
  await sql.execute(
    `INSERT INTO gateway_account (id, workspace_id, label, base_url, username, password_cipher, kind,
       settings)
     VALUES ($1, $2, 'WhatsApp', $3, '106540352242922', $4, 'whatsapp-cloud', $5)`,
    [
      id,
      shop.id,
      `${simulator.graphUrl}/`,
      sealSecret(TOKEN, `gateway_account:${id}`),
      JSON.stringify({ businessAccountId: BUSINESS_ACCOUNT }),
    ],
  );
  return { shop, id };
}

const names = async (shop: TestWorkspace, query = {}) =>
  (await listWhatsAppTemplates(shop.as.support, query)).data.map(
    ({ name, language, status }) => `${name} ${language} ${status}`,
  );
const forget = () => sql.execute("DELETE FROM whatsapp_template_sync");

it("S43: keeps what is told, with variables and examples; changes, moves and deletions come by the next asking", async () => {
  const { shop, id } = await connected();
  expect((await syncOwnTemplates(shop.as.marketer, {})).data).toEqual([
    { gatewayAccountId: id, label: "WhatsApp", syncedAt: expect.any(String), problem: null },
  ]);
  expect(await names(shop)).toHaveLength(8);
  expect((await listWhatsAppTemplates(shop.as.support, { search: "appointment" })).data).toMatchObject([
    {
      name: "appointment_reminder",
      status: "APPROVED",
      category: "UTILITY",
      variables: [
        { place: "body", name: "first_name", example: "Aminah" },
        { place: "body", name: "day" },
        { place: "body", name: "time" },
      ],
      buttons: [{ kind: "quick_reply", text: "Yes, I come" }, {}],
    },
  ]);
  const before = (await listWhatsAppTemplates(shop.as.support)).data;
  await simulator.control.template({
    name: "order_update",
    language: "en",
    status: "PAUSED",
    category: "MARKETING",
  });
  simulator.state.accounts
    .get(BUSINESS_ACCOUNT)
    ?.templates.delete(
      simulator.state.accounts.get(BUSINESS_ACCOUNT)?.templates.find("lucky_draw", "en")?.id ?? "",
    );
  await syncOwnTemplates(shop.as.marketer, { gatewayAccountId: id });
  const after = (await listWhatsAppTemplates(shop.as.support)).data;
  expect(after).toHaveLength(7);
  const order = after.find(({ name, language }) => name === "order_update" && language === "en");
  expect(order).toMatchObject({ status: "PAUSED", category: "MARKETING", previousCategory: "UTILITY" });
  const changed = after.filter(
    ({ id, changedAt }) => before.find((one) => one.id === id)?.changedAt !== changedAt,
  );
  expect(changed.map(({ id }) => id)).toEqual([order?.id]);
});

it("S43: a list that breaks off half-way changes nothing, and says why", async () => {
  const { shop, id } = await connected();
  for (let i = 0; i < 60; i += 1)
    simulator.state.accounts.get(BUSINESS_ACCOUNT)?.templates.add({
      name: `many_${String(i).padStart(2, "0")}`,
      language: "en",
      category: "UTILITY",
      status: "APPROVED",
      components: [{ type: "BODY", text: "Come and see us." }],
    });
  await syncOwnTemplates(shop.as.marketer, {});
  expect(await names(shop)).toHaveLength(68);
  simulator.script({ rules: [{ match: { call: "templates", nth: 2 }, action: { code: 131000 } }] });
  const { data } = await syncOwnTemplates(shop.as.marketer, {});
  expect(data).toMatchObject([{ gatewayAccountId: id, problem: expect.stringContaining("131000") }]);
  expect(await names(shop)).toHaveLength(68);
  const first = await listWhatsAppTemplates(shop.as.support, { limit: 50 });
  const rest = await listWhatsAppTemplates(shop.as.support, { limit: 50, cursor: first.nextCursor ?? "" });
  expect([first.data.length, rest.data.length, rest.nextCursor]).toEqual([50, 18, null]);
});

it("asks for smaller pages where one is too long", async () => {
  const { shop } = await connected();
  for (let i = 0; i < 30; i += 1)
    simulator.state.accounts.get(BUSINESS_ACCOUNT)?.templates.add({
      name: `long_${i}`,
      language: "en",
      category: "UTILITY",
      components: [{ type: "BODY", text: "x".repeat(1_000) }],
    });
  simulator.script({
    rules: [{ match: { call: "templates", nth: 1 }, action: { body: "x".repeat(64_000) } }],
  });
  await syncOwnTemplates(shop.as.marketer, {});
  expect(await names(shop)).toHaveLength(38);
});

it("is asked hourly and after a change by one of several workers, and never another workspace's", async () => {
  await forget();
  await sql.execute("UPDATE gateway_account SET archived_at = now()");
  const { shop, id } = await connected();
  const other = await createTestWorkspace();
  const runs = await Promise.all([syncDueTemplates(), syncDueTemplates(), syncDueTemplates()]);
  expect(runs.sort()).toEqual([0, 0, 1]);
  expect(await syncDueTemplates()).toBe(0);
  await templatesChanged(id);
  expect(await syncDueTemplates()).toBe(1);
  await sql.execute("UPDATE whatsapp_template_sync SET due_at = now() - interval '1 second'");
  expect(await syncDueTemplates()).toBe(1);
  expect(await listTemplateSyncs(shop.as.support)).toMatchObject([{ syncedAt: expect.any(String) }]);
  expect(await names(other)).toEqual([]);
  expect(await listTemplateSyncs(other.as.support)).toEqual([]);
  await expect(syncOwnTemplates(other.as.admin, { gatewayAccountId: id })).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await syncOwnTemplates(other.as.admin, {})).data).toEqual([]);
});

it("a template that is paused, disliked or switched off raises an alarm, which ends when it is approved again", async () => {
  const { shop } = await connected();
  const sync = () => syncOwnTemplates(shop.as.marketer, {});
  const open = async () =>
    (
      await sql.query<{ key: string; name: string }>(
        `SELECT sentence ->> 'key' AS key, sentence -> 'values' ->> 'name' AS name FROM alarm
         WHERE workspace_id = $1 AND resolved_at IS NULL`,
        [shop.id],
      )
    ).map(({ key, name }) => `${name} ${key.split(".").at(-1)}`);
  const change = (to: object) => simulator.control.template({ name: "order_update", language: "ms", ...to });
  await change({ status: "APPROVED", quality: "GREEN" });
  await sync();
  // Those that were never any better are no news.
  expect(await open()).toEqual([]);
  await change({ quality: "RED" });
  await sync();
  expect(await open()).toEqual(["order_update disliked"]);
  await change({ status: "PAUSED" });
  await sync();
  await sync();
  expect(await open()).toEqual(["order_update paused"]);
  await change({ status: "PENDING" });
  await sync();
  expect(await open()).toEqual(["order_update paused"]);
  await change({ status: "APPROVED", quality: "GREEN" });
  await sync();
  expect(await open()).toEqual([]);
  await change({ status: "DISABLED" });
  await sync();
  expect(await open()).toEqual(["order_update disabled"]);
});

it("S44: what was asked for later stands, whichever answer comes first", async () => {
  const { shop, id } = await connected();
  simulator.script({ rules: [{ match: { call: "templates", nth: 1 }, action: { latencyMs: 300 } }] });
  const slow = syncOwnTemplates(shop.as.marketer, {});
  await expect.poll(() => simulator.state.ledger.callsTotal).toBe(1);
  await simulator.control.template({ name: "order_update", status: "PAUSED" });
  await syncOwnTemplates(shop.as.marketer, {});
  await slow;
  expect(await names(shop, { status: "PAUSED" })).toEqual([
    "old_offer en PAUSED",
    "order_update en PAUSED",
    "order_update ms PAUSED",
  ]);
  expect(await listTemplateSyncs(shop.as.support)).toMatchObject([{ gatewayAccountId: id, problem: null }]);
});
