import { beforeEach, describe, expect, it } from "vitest";
import { createDraft } from "@/lib/campaigns/create-draft";
import { receiveInboundMessage } from "@/lib/inbox/receive-inbound-message";
import { createList } from "@/lib/lists/create-list";
import { sql } from "@/lib/platform/db/sql";
import { addReportChanges } from "@/lib/reports/add-report-changes";
import { countReportBacklog } from "@/lib/reports/count-report-backlog";
import { getCreditPrice } from "@/lib/reports/credit-price.queries";
import { exportReport } from "@/lib/reports/export-report";
import type { ReportQuery } from "@/lib/reports/report.input";
import { getMessageReport } from "@/lib/reports/report.queries";
import { saveCreditPrice } from "@/lib/reports/save-credit-price";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
let account: string;
beforeEach(async () => {
  shop = await createTestWorkspace();
  account = await createTestAccount(shop.id);
});

const OCTOBER = { from: "2026-10-01", to: "2026-10-31" };
const report = (query: Partial<ReportQuery> = {}) =>
  getMessageReport(shop.as.marketer, { ...OCTOBER, by: "day", ...query });
const line = async (query: Partial<ReportQuery>, key: string) =>
  (await report(query)).data.find((row) => row.key === key);

interface Sent {
  phone?: string;
  at: string;
  parts?: number;
}

async function sent(
  messages: Sent[],
  options: { kind?: string; sender?: string; lists?: string[]; phones?: string[]; name?: string } = {},
): Promise<string> {
  const { kind = "campaign", lists = [], phones = [], name = "Raya" } = options;
  const { id } = await createDraft(shop.as.marketer, { name, audience: { lists, phones } });
  await sql.execute(
    `UPDATE campaign SET kind = $2::campaign_kind, status = 'finished', sender = $3,
       started_at = $4::timestamptz WHERE id = $1`,
    [id, kind, options.sender ?? null, messages[0]?.at ?? null],
  );
  for (const [n, { phone = `6012${id.slice(0, 2)}000${n}`, at, parts = 1 }] of messages.entries())
    await sql.execute(
      `INSERT INTO message (campaign_id, workspace_id, phone, parts, status, tracked, attempts, sent_at)
       VALUES ($1, $2, $3, $4, 'sent', true, 1, $5)`,
      [id, shop.id, phone, parts, at],
    );
  return id;
}

const heard = (phone: string, text: string, at: string) =>
  receiveInboundMessage({
    ...{ workspaceId: shop.id, gatewayAccountId: account, gatewayKind: "spec-1.84", shortCode: "66300" },
    ...{ phone, contentType: "text/plain", raw: text, text, shown: text, sure: true, part: null, ip: null },
    receivedAt: Date.parse(at),
  } as Parameters<typeof receiveInboundMessage>[0]);

describe("the day of a message", () => {
  it("V4: it is the day of the workspace's zone on which the gateway took it, and a late report moves that day", async () => {
    const id = await sent([{ at: "2026-10-09T15:59:00Z" }, { at: "2026-10-09T16:00:00Z" }]);
    await addReportChanges();
    await sql.execute(
      "UPDATE message SET status = 'delivered', final_at = '2026-10-20T00:00:00Z' WHERE campaign_id = $1",
      [id],
    );
    for (const day of ["2026-10-09", "2026-10-10"])
      expect(await line({}, day)).toMatchObject({ sent: 1, delivered: 1, waiting: 0 });
    expect(await line({}, "2026-10-20")).toMatchObject({ sent: 0, delivered: 0 });
  });

  it("V4: another zone counts from now on, and moves no day that is past", async () => {
    await sent([{ at: "2026-10-09T23:00:00Z" }]);
    await sql.execute("UPDATE workspace SET time_zone = 'America/New_York' WHERE id = $1", [shop.id]);
    expect(await line({}, "2026-10-10")).toMatchObject({ sent: 1 });
    const { rows } = {
      rows: await sql.query<{ day: string }>("SELECT report_day($1, '2099-01-02T03:00:00Z')::text AS day", [
        shop.id,
      ]),
    };
    expect(rows).toEqual([{ day: "2099-01-01" }]);
    await addReportChanges();
    expect(await line({}, "2026-10-10")).toMatchObject({ sent: 1 });
  });

  it("a zone that only a browser knows does not stop the counting of others", async () => {
    await sql.execute("UPDATE workspace SET time_zone = 'Mars/Olympus' WHERE id = $1", [shop.id]);
    const zones = await sql.query(
      "SELECT time_zone FROM report_zone WHERE workspace_id = $1 ORDER BY since",
      [shop.id],
    );
    expect(zones).toEqual([{ time_zone: "Asia/Kuala_Lumpur" }, { time_zone: "UTC" }]);
  });
});

describe("what a report groups by", () => {
  it("weeks begin on Monday, months are whole, and a step without a message is there", async () => {
    await sent([{ at: "2026-10-04T04:00:00Z" }, { at: "2026-10-05T04:00:00Z" }]);
    const weeks = await report({ by: "week" });
    expect(weeks.data.map((row) => [row.key, row.sent])).toEqual([
      ["2026-09-28", 1],
      ["2026-10-05", 1],
      ["2026-10-12", 0],
      ["2026-10-19", 0],
      ["2026-10-26", 0],
    ]);
    const months = await report({ by: "month", from: "2026-09-15", to: "2026-11-02" });
    expect(months.data.map((row) => [row.key, row.sent])).toEqual([
      ["2026-09", 0],
      ["2026-10", 2],
      ["2026-11", 0],
    ]);
  });

  it("campaigns by name, and what belongs to none together", async () => {
    const id = await sent([{ at: "2026-10-05T04:00:00Z" }]);
    await sent([{ at: "2026-10-05T04:00:00Z" }], { kind: "direct" });
    await sent([{ at: "2026-10-06T04:00:00Z" }], { kind: "reply" });
    for (const fold of [false, true]) {
      if (fold) await addReportChanges();
      expect((await report({ by: "campaign" })).data.map(({ key, name, sent }) => [key, name, sent])).toEqual(
        [
          ["none", "No campaign", 2],
          [id, "Raya", 1],
        ],
      );
    }
  });

  it("a campaign to several lists counts under all of them together", async () => {
    const [a, b] = await Promise.all(
      ["A", "B"].map((name) => createList(shop.as.marketer, { name, description: "" })),
    );
    const at = "2026-10-05T04:00:00Z";
    await sent([{ at }, { at }, { at }], { lists: [b?.id as string, a?.id as string] });
    await sent([{ at }, { at }], { lists: [a?.id as string] });
    await sent([{ at }], { phones: ["0123456789"] });
    expect((await report({ by: "list" })).data.map(({ key, name, sent }) => [key, name, sent])).toEqual([
      [`${a?.id}+${b?.id}`, "A + B", 3],
      [a?.id, "A", 2],
      ["numbers", "Pasted numbers", 1],
    ]);
  });

  it("senders of campaigns and of single messages, and countries", async () => {
    await sent([{ at: "2026-10-05T04:00:00Z", phone: "6591234567" }], { sender: "KEDAI" });
    await sent([{ at: "2026-10-05T04:00:00Z", phone: "60123456789" }], { kind: "direct", sender: "KEDAI" });
    await sent([{ at: "2026-10-05T04:00:00Z", phone: "18765551234" }]);
    const named = async (by: "sender" | "country") =>
      (await report({ by })).data.map(({ key, name, sent }) => `${key} ${name} ${sent}`).sort();
    expect(await named("sender")).toEqual(["KEDAI KEDAI 2", "default The gateway’s own sender 1"]);
    expect(await named("country")).toEqual(["JM Jamaica 1", "MY Malaysia 1", "SG Singapore 1"]);
  });

  it("the period before is as long, and whole months are compared with whole months", async () => {
    await sent([{ at: "2026-09-02T04:00:00Z" }, { at: "2026-10-02T04:00:00Z" }]);
    const { before, totals } = await report();
    expect([before.from, before.to, before.totals.sent, totals.sent]).toEqual([
      "2026-09-01",
      "2026-09-30",
      1,
      1,
    ]);
    const ten = await report({ from: "2026-10-02", to: "2026-10-11" });
    expect([ten.before.from, ten.before.to]).toEqual(["2026-09-22", "2026-10-01"]);
    await expect(report({ from: "2026-10-31", to: "2026-10-01" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("Z-3: another workspace's figures and prices do not exist", async () => {
    await sent([{ at: "2026-10-05T04:00:00Z" }]);
    await addReportChanges();
    await sent([{ at: "2026-10-05T04:00:00Z" }]);
    await saveCreditPrice(shop.as.owner, { amount: "0.1", currency: "MYR" });
    const other = await createTestWorkspace();
    const theirs = await getMessageReport(other.as.owner, { ...OCTOBER, by: "campaign" });
    expect([theirs.data, theirs.totals.sent, theirs.currency]).toEqual([[], 0, null]);
  });
});

describe("what came back", () => {
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const recent = () => getMessageReport(shop.as.marketer, { by: "campaign" });

  it("V5: an answer counts for the campaign that last texted the number in the week before", async () => {
    const phone = "60123456789";
    const first = await sent([{ phone, at: ago(300) }], { name: "First" });
    const second = await sent([{ phone, at: ago(100) }], { name: "Second" });
    await heard(phone, "Terima kasih", ago(200));
    await heard(phone, "STOP", ago(0));
    await heard("60123456781", "Who is this?", ago(0));
    await createSuppression(shop.as.marketer, { phone: "60123456780", reason: "asked", note: "" });
    const { data, totals } = await recent();
    const figures = Object.fromEntries(data.map((row) => [row.key, [row.replies, row.optOuts]]));
    expect(figures).toEqual({ [first]: [1, 0], [second]: [1, 1], none: [1, 0] });
    expect([totals.replies, totals.optOuts]).toEqual([3, 1]);
    await addReportChanges();
    expect((await recent()).totals).toEqual(totals);
  });

  it("V5: a campaign of more than a week before is not what somebody answers", async () => {
    const phone = "60123456789";
    await sent([{ phone, at: ago(24 * 7 + 1) }]);
    await heard(phone, "Hello", ago(0));
    expect((await recent()).data.map((row) => [row.key, row.replies])).toContainEqual(["none", 1]);
  });

  it("V5: a repeat is no second answer", async () => {
    await heard("60123456789", "STOP", ago(1));
    await heard("60123456789", "STOP", ago(1));
    expect((await recent()).totals).toMatchObject({ replies: 1, optOuts: 1 });
  });

  it("V3: answers of before the tallies are counted from the backlog, once", async () => {
    const phone = "60123456789";
    for (const table of ["inbound_message", "suppression"])
      await sql.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const id = await sent([{ phone, at: "2026-10-05T04:00:00Z" }]);
    await heard(phone, "STOP", "2026-10-06T05:00:00Z");
    await sql.execute("UPDATE suppression SET created_at = '2026-10-06T05:00:00Z' WHERE workspace_id = $1", [
      shop.id,
    ]);
    for (const table of ["inbound_message", "suppression"])
      await sql.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await sql.execute(
      `INSERT INTO report_backlog (workspace_id, kind, first_id, last_id)
       SELECT workspace_id, 'inbound', id, id FROM inbound_message WHERE workspace_id = $1`,
      [shop.id],
    );
    await sql.execute(
      `INSERT INTO report_backlog (workspace_id, kind, day, until)
       VALUES ($1, 'opt_outs', '2026-10-06T00:00:00Z', '2026-10-07T00:00:00Z')`,
      [shop.id],
    );
    while ((await countReportBacklog()) > 0);
    await addReportChanges();
    expect((await report({ by: "campaign" })).data).toMatchObject([{ key: id, replies: 1, optOuts: 1 }]);
  });
});

describe("what it cost", () => {
  it("V6: each credit costs what a credit cost on its day, to the last digit", async () => {
    const ctx = shop.as.owner;
    await sent([
      { at: "2026-10-05T04:00:00Z", parts: 3 },
      { at: "2026-10-20T04:00:00Z", parts: 7 },
    ]);
    await sent([{ at: "2026-10-21T04:00:00Z", parts: 1 }], { kind: "direct" });
    expect((await report()).totals.cost).toBeNull();
    await saveCreditPrice(ctx, { amount: "0.055", currency: "MYR" });
    expect((await report()).totals.cost).toBe("0.605");
    await saveCreditPrice(ctx, { amount: "0.1", currency: "MYR", validFrom: "2026-10-20" });
    for (const by of ["day", "month", "campaign", "country", "sender", "list"] as const) {
      const { totals, data, currency } = await report({ by });
      expect([by, totals.cost, currency]).toEqual([by, "0.965", "MYR"]);
      expect(data.reduce((sum, row) => sum + Number(row.cost ?? 0), 0)).toBeCloseTo(0.965, 9);
    }
    expect(await line({}, "2026-10-05")).toMatchObject({ credits: 3, cost: "0.165" });
    expect(await line({}, "2026-10-20")).toMatchObject({ credits: 7, cost: "0.70" });
    expect((await getCreditPrice(ctx)).history.map((price) => price.amount)).toEqual(["0.1", "0.055"]);
  });

  it("V6: what has no price costs nothing known, and two currencies are not added up", async () => {
    await sent([{ at: "2026-10-05T04:00:00Z" }, { at: "2026-10-20T04:00:00Z" }]);
    await saveCreditPrice(shop.as.owner, { amount: "0.05", currency: "MYR" });
    await saveCreditPrice(shop.as.owner, { amount: null, currency: "MYR", validFrom: "2026-10-10" });
    expect((await report()).totals.cost).toBe("0.05");
    await saveCreditPrice(shop.as.owner, { amount: "0.02", currency: "SGD", validFrom: "2026-10-10" });
    expect(await report()).toMatchObject({ currency: null, mixedCurrencies: true, totals: { cost: null } });
    expect(await report({ from: "2026-10-10" })).toMatchObject({ currency: "SGD", totals: { cost: "0.02" } });
  });
});

it("X-2: the file says what the screen says, and no name begins a formula", async () => {
  await sent([{ at: "2026-10-05T04:00:00Z" }], { name: "=1+1" });
  const table = await exportReport(shop.as.marketer, { ...OCTOBER, by: "campaign" });
  const rows: unknown[][] = [];
  for await (const page of table.pages) rows.push(...page.map((row) => [...row]));
  expect(table.columns.slice(0, 3)).toEqual(["key", "name", "sent"]);
  expect(rows.map((row) => row.slice(1, 3))).toEqual([
    ["=1+1", 1],
    ["Total", 1],
  ]);
  const log = await sql.query(
    "SELECT after FROM audit_entry WHERE workspace_id = $1 AND action = 'report.exported'",
    [shop.id],
  );
  expect(log).toEqual([{ after: { ...OCTOBER, by: "campaign" } }]);
});
