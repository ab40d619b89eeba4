import { beforeAll, expect, it } from "vitest";
import { drainCallbacks } from "@/lib/callbacks/keep-events";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { campaignProgress } from "@/lib/campaigns/campaign-progress";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { sql } from "@/lib/platform/db/sql";
import { reportQuery } from "@/lib/reports/report.input";
import { getMessageReport } from "@/lib/reports/report.queries";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestWhatsApp, type TestWhatsApp } from "@/lib/testing/test-whatsapp";
import { foldCharges } from "./fold-charges";
import { deleteRates, importRateCard } from "./import-rate-card";
import { listRates } from "./rate.queries";

testDatabase();
let shop: TestWorkspace;
let whatsapp: TestWhatsApp;
let campaignId: string;
let last = 0;

beforeAll(async () => {
  shop = await createTestWorkspace();
  whatsapp = await createTestWhatsApp(shop.id);
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, started_at)
     VALUES ($1, 'Notice', 'sending', $2, $3, 0, now()) RETURNING id`,
    [
      shop.id,
      whatsapp.accountId,
      { kind: "template", name: "notice", language: "en", variables: {}, text: "x" },
    ],
  );
  campaignId = row?.id ?? "";
});

/** A message that the account has taken; its id at WhatsApp. */
async function taken(phone: string, named = true): Promise<string> {
  last += 1;
  const wamid = `wamid.cost.${last}.${crypto.randomUUID()}`;
  const row = await sql.first<{ id: string }>(
    `INSERT INTO message (campaign_id, workspace_id, phone, status, tracked, attempts, sent_at)
     VALUES ($1, $2, $3, 'sent', true, 1, now()) RETURNING id`,
    [campaignId, shop.id, `${phone}${String(last).padStart(4, "0")}`],
  );
  if (named) await name(wamid, row?.id ?? "");
  return wamid;
}
const name = (wamid: string, messageId: string) =>
  sql.execute(
    `INSERT INTO gateway_message_id (gateway_account_id, gateway_message_id, campaign_id, message_id,
       workspace_id) VALUES ($1, $2, $3, $4, $5)`,
    [whatsapp.accountId, wamid, campaignId, messageId, shop.id],
  );
async function tell(...statuses: object[]): Promise<void> {
  await whatsapp.change("messages", { statuses });
  await drainCallbacks();
}
const pricing = (category: string, type = "regular") => ({
  pricing: { billable: type === "regular", pricing_model: "PMP", type, category },
});
const charges = async () => (await campaignProgress(shop.as.support, campaignId)).charges;
const CARD = `market;category;valid_from;currency;price
Malaysia;Marketing;2026-01-01;MYR;0.3
*;marketing;2026-01-01;MYR;0.5
MY;utility;2026-01-01;MYR;0.05
`;

it("S72: a message is charged once, whichever statuses tell it, however often and in whatever order", async () => {
  const first = await taken("6012345");
  const delivered = { id: first, status: "delivered", ...pricing("marketing") };
  await tell(delivered, delivered);
  await tell({ id: first, status: "read", ...pricing("marketing") });
  const second = await taken("659123");
  await tell({ id: second, status: "read", ...pricing("marketing") });
  await tell({ id: second, status: "delivered", ...pricing("marketing") });
  const third = await taken("6012345");
  await tell({ id: third, status: "delivered", ...pricing("service", "free_customer_service") });
  const added = (await Promise.all([foldCharges(), foldCharges()])).reduce((sum, n) => sum + n, 0);
  expect(added + (await foldCharges())).toBe(3);
  await tell(delivered);
  expect(await foldCharges()).toBe(0);
  expect(await charges()).toEqual({ charged: 2, free: 1, unpriced: 2, amounts: [] });
});

it("S72: what is told before the answer to the call is known waits for it", async () => {
  const wamid = await taken("6012345", false);
  await tell({ id: wamid, status: "delivered", ...pricing("utility") });
  expect(await foldCharges()).toBe(0);
  const [row] = await sql.query<{ id: string }>(
    "SELECT id FROM message WHERE campaign_id = $1 ORDER BY id DESC LIMIT 1",
    [campaignId],
  );
  await name(wamid, row?.id ?? "");
  expect(await foldCharges()).toBe(1);
});

it("a card is read in any order of columns, and each line that is not taken says why", async () => {
  const csv = `price,market,category,valid_from,currency
0.3,Narnia,marketing,2026-01-01,MYR
0.3,MY,marketing,01/02/2026,MYR
0.3,MY,marketing,2026-02-30,MYR
0.3,MY,marketing,2026-01-01,RM1
free,MY,marketing,2026-01-01,MYR
0.3
0.2,MY,marketing,2025-01-01,MYR
0.4,Malaysia,MARKETING,2025-01-01,MYR
`;
  const { accepted, rejections } = await importRateCard(shop.as.owner, { csv });
  expect(accepted).toBe(1);
  expect(rejections.map(({ row, reason }) => [row, reason])).toEqual([
    [2, "market"],
    [3, "day"],
    [4, "day"],
    [5, "currency"],
    [6, "price"],
    [7, "columns"],
    [9, "repeated"],
  ]);
  await expect(importRateCard(shop.as.owner, { csv: "country,price\nMY,1" })).rejects.toMatchObject({
    code: "invalid",
    fields: { csv: expect.anything() },
  });
  await deleteRates(shop.as.owner, { validFrom: "2025-01-01" });
  expect(await listRates(shop.as.owner)).toEqual([]);
  await expect(deleteRates(shop.as.owner, { validFrom: "2025-01-01" })).rejects.toMatchObject({
    code: "not_found",
  });
});

it("the price of a country, else of all others, is what a report says; what has none is counted apart", async () => {
  await importRateCard(shop.as.owner, { csv: CARD });
  const expected = { charged: 3, free: 1, unpriced: 0, amounts: [{ currency: "MYR", amount: "0.85" }] };
  expect(await charges()).toEqual(expected);
  for (const by of ["day", "month", "campaign", "country", "list", "sender"]) {
    const report = await getMessageReport(shop.as.owner, reportQuery.parse({ by }));
    expect([by, report.totals.whatsapp]).toEqual([by, expected]);
    const sum = report.data.reduce((n, row) => n + row.whatsapp.charged, 0);
    expect([by, sum]).toEqual([by, 3]);
  }
  const byCountry = await getMessageReport(shop.as.owner, reportQuery.parse({ by: "country" }));
  expect(byCountry.data.find(({ key }) => key === "SG")?.whatsapp).toEqual({
    charged: 1,
    free: 0,
    unpriced: 0,
    amounts: [{ currency: "MYR", amount: "0.50" }],
  });
  await importRateCard(shop.as.owner, {
    csv: "market,category,valid_from,currency,price\n*,marketing,2026-01-01,USD,0.1",
  });
  expect((await charges())?.amounts).toEqual([
    { currency: "MYR", amount: "0.35" },
    { currency: "USD", amount: "0.10" },
  ]);
  const other = await createTestWorkspace();
  expect(await listRates(other.as.owner)).toEqual([]);
});

it("an estimate says the price for each country, the most, and that a category is not known yet", async () => {
  const draft = await createCompleteDraft(
    shop.as.marketer,
    createCampaignInput.parse({
      name: "Sale",
      channel: "whatsapp",
      gatewayAccountId: whatsapp.accountId,
      message: { kind: "template", name: "sale_notice", language: "en", variables: {} },
      audience: { lists: [], phones: ["60123456701", "60123456702", "6591234567", "447400123456"] },
    }),
  );
  const estimate = async () => (await estimateCampaign(shop.as.marketer, { id: draft.id })).whatsapp;
  expect(await estimate()).toMatchObject({ category: null, most: [], unpriced: 4, hasCard: true });
  await whatsapp.template("sale_notice", "Sale today");
  const utility = { category: "UTILITY", unpriced: 2, most: [{ currency: "MYR", amount: "0.10" }] };
  expect(await estimate()).toMatchObject(utility);
  expect((await estimate())?.countries).toEqual([
    { country: "MY", people: 2, price: { currency: "MYR", amount: "0.05" } },
    { country: "GB", people: 1, price: null },
    { country: "SG", people: 1, price: null },
  ]);
  expect((await estimate())?.expected).toBeNull();
  await sql.execute(
    `INSERT INTO whatsapp_charge_tally (workspace_id, day, campaign_id, prefix, category, free, messages)
     VALUES ($1, now()::date - 3, $2, '601', 'utility', true, 99), ($1, now()::date - 90, $2, '601',
       'utility', false, 500)`,
    [shop.id, campaignId],
  );
  await sql.execute(
    "UPDATE whatsapp_template SET changed_at = now() + interval '1 second' WHERE name = 'sale_notice'",
  );
  expect((await estimate())?.expected).toEqual({
    share: 0.01,
    of: 100,
    amounts: [{ currency: "MYR", amount: "0.01" }],
  });
});
