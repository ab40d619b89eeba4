import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestWhatsApp, type TestWhatsApp } from "@/lib/testing/test-whatsapp";
import { claimFresh } from "./claim-fresh";
import { listSendingCampaigns } from "./sending-campaigns";
import { shareBudgets } from "./share-budgets";

testDatabase();
const claimer = { workerId: randomUUID(), leaseSeconds: 120 };
const TEMPLATE = { kind: "template", name: "sale", language: "en", variables: {}, text: "sale" };
let shop: TestWorkspace;
let whatsapp: TestWhatsApp;
let last = 60_128_000_000;

beforeEach(async () => {
  shop = await createTestWorkspace();
  whatsapp = await createTestWhatsApp(shop.id);
});
const limit = (people: number | null) =>
  sql.execute(
    `INSERT INTO whatsapp_number (gateway_account_id, workspace_id, due_at, people_limit)
     VALUES ($1, $2, now() + interval '1 hour', $3)
     ON CONFLICT (gateway_account_id) DO UPDATE SET people_limit = excluded.people_limit`,
    [whatsapp.accountId, shop.id, people],
  );

async function campaignTo(people: number): Promise<string> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, started_at)
     VALUES ($1, $4, 'sending', $2, $5, $3, clock_timestamp()) RETURNING id`,
    [shop.id, whatsapp.accountId, people, randomUUID(), TEMPLATE],
  );
  for (let n = 0; n < people; n += 1) {
    last += 1;
    await sql.execute("INSERT INTO message (campaign_id, workspace_id, phone) VALUES ($1, $2, $3)", [
      row?.id,
      shop.id,
      String(last),
    ]);
  }
  return row?.id ?? "";
}

/** All that a worker may take of a campaign now. */
async function taken(id: string): Promise<number> {
  let people = 0;
  for (;;) {
    const campaign = (await listSendingCampaigns(whatsapp.accountId)).find((one) => one.id === id);
    const claim = campaign && (await claimFresh(claimer, campaign, 0, 2));
    if (!claim) return people;
    people += claim.messages.length;
  }
}
const budget = (id: string) =>
  sql.first<{ waiting: number }>("SELECT waiting FROM campaign_budget WHERE campaign_id = $1", [id]);
const later = () =>
  sql.execute(
    `UPDATE message SET first_attempt_at = first_attempt_at - interval '25 hours',
       sent_at = sent_at - interval '25 hours' WHERE workspace_id = $1 AND attempts > 0`,
    [shop.id],
  );
const look = () =>
  sql.execute("UPDATE campaign_budget SET look_at = now() WHERE workspace_id = $1", [shop.id]);

it("S73: no more people are begun with than the limit allows, over several campaigns; the rest waits and goes on", async () => {
  await limit(5);
  const first = await campaignTo(3);
  const second = await campaignTo(4);
  // Nobody is taken before it is known how far it may go.
  expect(await taken(first)).toBe(0);
  await Promise.all([shareBudgets(), shareBudgets(), shareBudgets()]);
  expect([await taken(first), await taken(second)]).toEqual([3, 2]);
  expect(await budget(second)).toEqual({ waiting: 2 });
  await look();
  await shareBudgets();
  expect(await taken(second)).toBe(0);
  await later();
  await look();
  await shareBudgets();
  expect(await taken(second)).toBe(2);
  expect(await budget(second)).toEqual({ waiting: 0 });
});

it("S73: who was refused for good is not counted, and a pause gives back what it did not use", async () => {
  await limit(2);
  const first = await campaignTo(2);
  await shareBudgets();
  expect(await taken(first)).toBe(2);
  const second = await campaignTo(2);
  await shareBudgets();
  expect(await taken(second)).toBe(0);
  await sql.execute(
    `UPDATE message
     SET status = 'failed', claim_id = NULL
     WHERE campaign_id = $1 AND id = (SELECT min(id) FROM message WHERE campaign_id = $1)`,
    [first],
  );
  await look();
  await shareBudgets();
  await sql.execute("UPDATE campaign SET status = 'paused' WHERE id = $1", [second]);
  const third = await campaignTo(1);
  await shareBudgets();
  expect([await budget(second), await taken(third)]).toEqual([null, 1]);
});

it("without a limit that is told nobody is held back, and a higher one lets the others go", async () => {
  const id = await campaignTo(3);
  expect(await taken(id)).toBe(3);
  await limit(3);
  const second = await campaignTo(2);
  await shareBudgets();
  expect(await taken(second)).toBe(0);
  await limit(4);
  await look();
  await shareBudgets();
  expect(await taken(second)).toBe(1);
  await limit(null);
  expect(await taken(second)).toBe(1);
});
