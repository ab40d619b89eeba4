import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { sealSecret } from "@/lib/platform/secrets";
import {
  startWhatsAppSimulator,
  type WhatsAppSimulator,
} from "@/lib/programs/whatsapp-simulator/start-whatsapp-simulator";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestWhatsApp } from "@/lib/testing/test-whatsapp";
import { syncOwnTemplates } from "@/lib/whatsapp-templates/sync-own-templates";
import { askDueNumbers, numberChanged } from "./ask-due-numbers";

testDatabase();
const NUMBER = "106540352242922";
const BUSINESS = "102290129340398";
let simulator: WhatsAppSimulator;
let shop: TestWorkspace;
let id: string;

beforeAll(async () => {
  simulator = await startWhatsAppSimulator({ reviewMs: 0 });
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  simulator.control.reset();
  await sql.execute("UPDATE gateway_account SET archived_at = now()");
  shop = await createTestWorkspace();
  id = crypto.randomUUID();
  await sql.execute(
    `INSERT INTO gateway_account (id, workspace_id, label, base_url, username, password_cipher, kind,
       settings)
     VALUES ($1, $2, 'WhatsApp', $3, $4, $5, 'whatsapp-cloud', $6)`,
    [
      ...[id, shop.id, `${simulator.graphUrl}/`, NUMBER],
      sealSecret("whatsapp-demo-token", `gateway_account:${id}`),
      JSON.stringify({ businessAccountId: BUSINESS }),
    ],
  );
});

const ask = async () => {
  await numberChanged(id);
  return askDueNumbers();
};
const known = () =>
  sql.first(
    "SELECT quality, tier, people_limit, problem FROM whatsapp_number WHERE gateway_account_id = $1",
    [id],
  );
const open = async () =>
  (
    await sql.query<{ kind: string; key: string }>(
      `SELECT kind, sentence ->> 'key' AS key FROM alarm
       WHERE workspace_id = $1 AND resolved_at IS NULL ORDER BY kind`,
      [shop.id],
    )
  ).map(({ key }) => key);

it("a number is asked once an hour by one of several workers, and what it says is kept", async () => {
  expect((await Promise.all([askDueNumbers(), askDueNumbers()])).sort()).toEqual([0, 1]);
  expect(await known()).toEqual({ quality: "GREEN", tier: "TIER_2K", people_limit: 2_000, problem: null });
  expect(await askDueNumbers()).toBe(0);
  await sql.execute("UPDATE whatsapp_number SET due_at = now() - interval '1 second'");
  expect(await askDueNumbers()).toBe(1);
  expect(await open()).toEqual([]);
});

it("quality, restriction and a lowered limit raise an alarm, and the fact that mends each ends it", async () => {
  await ask();
  await simulator.control.putNumber({ id: NUMBER, quality: "YELLOW" });
  await ask();
  expect(await open()).toEqual(["alarms.number.qualityYellow"]);
  await simulator.control.putNumber({ id: NUMBER, quality: "RED" });
  simulator.control.putAccount({ id: BUSINESS, messagingLimit: "TIER_250", paymentMissing: true });
  await ask();
  expect(await open()).toEqual([
    "alarms.number.limitLowered",
    "alarms.number.qualityRed",
    "alarms.number.restricted",
  ]);
  simulator.control.putAccount({ id: BUSINESS, messagingLimit: "TIER_10K", paymentMissing: false });
  await ask();
  expect(await open()).toEqual(["alarms.number.qualityRed"]);
  await simulator.control.putNumber({ id: NUMBER, quality: "GREEN" });
  await ask();
  expect(await open()).toEqual([]);
});

it("what is not told changes nothing, and says why", async () => {
  await ask();
  simulator.script({ rules: [{ match: { call: "facts" }, action: { code: 131000 } }] });
  await ask();
  expect(await known()).toEqual({
    quality: "GREEN",
    tier: "TIER_2K",
    people_limit: 2_000,
    problem: expect.stringContaining("131000"),
  });
  expect(await open()).toEqual([]);
});

it("a call about the number has it asked at once", async () => {
  const whatsapp = await createTestWhatsApp(shop.id);
  await sql.execute(
    `INSERT INTO whatsapp_number (gateway_account_id, workspace_id, due_at)
     VALUES ($1, $2, now() + interval '1 hour')`,
    [whatsapp.accountId, shop.id],
  );
  const due = () =>
    sql.first("SELECT due_at <= now() AS due FROM whatsapp_number WHERE gateway_account_id = $1", [
      whatsapp.accountId,
    ]);
  await whatsapp.change("something_else", {});
  expect(await due()).toEqual({ due: false });
  await whatsapp.change("phone_number_quality_update", { event: "FLAGGED", current_limit: "TIER_2K" });
  expect(await due()).toEqual({ due: true });
});

it("a template that WhatsApp moves to another category raises an alarm until it is back", async () => {
  const sync = () => syncOwnTemplates(shop.as.marketer, {});
  const move = (category: string) =>
    simulator.control.template({ name: "order_update", language: "en", category });
  await sync();
  await move("MARKETING");
  await sync();
  await sync();
  expect(await open()).toEqual(["alarms.template.category"]);
  await move("UTILITY");
  await sync();
  expect(await open()).toEqual([]);
});
