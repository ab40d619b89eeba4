import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { applyReports, applyWaitingReports } from "@/lib/delivery-reports/apply-reports";
import { mergedStatus } from "@/lib/delivery-reports/delivery-report.rules";
import { discardReports } from "@/lib/delivery-reports/discard-reports";
import { markUnreported } from "@/lib/delivery-reports/mark-unreported";
import { type IncomingReport, storeReports } from "@/lib/delivery-reports/store-reports";
import { watchForgedReports } from "@/lib/delivery-reports/watch-forged-reports";
import { readReportCode } from "@/lib/gateways/spec-184/report-codes.rules";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let workspace: TestWorkspace;
let accountId: string;

beforeEach(async () => {
  workspace = await createTestWorkspace();
  accountId = await createTestAccount(workspace.id);
});

/** A campaign of `count` messages that the gateway took, with MsgIds `id-1`, `id-2` … */
async function sentCampaign(count: number): Promise<string> {
  const campaign = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, started_at,
       finished_at)
     VALUES ($1, 'Sent', 'finished', $2, '{"kind":"text","text":"x"}', $3, now(), now()) RETURNING id`,
    [workspace.id, accountId, count],
  );
  const id = campaign?.id as string;
  await sql.query(
    `WITH sent AS (
       INSERT INTO message (campaign_id, workspace_id, phone, status, tracked, attempts, sent_at)
       SELECT $1, $2, '60120000' || lpad(i::text, 4, '0'), 'sent', true, 1, now()
       FROM generate_series(1, $4::int) i
       RETURNING id, phone)
     INSERT INTO gateway_message_id (gateway_account_id, gateway_message_id, campaign_id, message_id,
       workspace_id)
     SELECT $3, 'id-' || right(phone, 4)::int, $1, id, $2 FROM sent`,
    [id, workspace.id, accountId, count],
  );
  return id;
}

const report = (id: string, statusCode: string, fields: Partial<IncomingReport> = {}): IncomingReport => ({
  workspaceId: workspace.id,
  gatewayAccountId: accountId,
  gatewayMessageId: id,
  statusCode,
  ...readReportCode(statusCode),
  sender: "60300",
  raw: `MsgId=${id}&Status=${statusCode}`,
  ip: "127.0.0.1",
  receivedAt: Date.now(),
  ...fields,
});

const merged = (codes: readonly string[]) =>
  mergedStatus(codes.map((code) => ({ code, ...readReportCode(code) })));

async function arrive(...reports: IncomingReport[]): Promise<void> {
  await applyReports(await storeReports(reports));
}

async function states(campaignId: string): Promise<{ status: string; code: string | null }[]> {
  return sql.query(
    "SELECT status::text, failure_code AS code FROM message WHERE campaign_id = $1 ORDER BY id",
    [campaignId],
  );
}

const codes = fc.array(
  fc.constantFrom("6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "42"),
  {
    minLength: 1,
    maxLength: 6,
  },
);

describe("delivery reports through the real SQL", () => {
  it("D2, D3: every order, repetition and batching of the status codes gives the same answer, and 6 is never left", async () => {
    const sets = fc.sample(codes, { numRuns: 120, seed: 7 });
    const campaign = await sentCampaign(sets.length * 2);
    const shuffled = sets.flatMap((set, i) => {
      const forwards = set.map((code) => report(`id-${2 * i + 1}`, code));
      const backwards = [...set, ...set].reverse().map((code) => report(`id-${2 * i + 2}`, code));
      return [...forwards, ...backwards];
    });
    const order = fc.sample(fc.shuffledSubarray(shuffled, { minLength: shuffled.length }), {
      numRuns: 1,
      seed: 11,
    })[0] as IncomingReport[];
    // Unequal pieces, some alone, some many: what is stored together must not matter.
    for (let at = 0, size = 1; at < order.length; at += size, size = (size % 17) + 1)
      await arrive(...order.slice(at, at + size));
    const found = await states(campaign);
    const wanted = sets.flatMap((set) => [merged(set) ?? "sent", merged(set) ?? "sent"]);
    expect(found.map((row) => row.status)).toEqual(wanted);
    for (let i = 0; i < found.length; i += 2) expect(found[i + 1]).toEqual(found[i]);
    for (let i = 0; i < sets.length; i += 1)
      if (sets[i]?.includes("6")) expect(found[2 * i]).toEqual({ status: "delivered", code: null });
  });

  it("D3: a report of an earlier release, stored without its meaning, decides by its code as it always did", async () => {
    const all = ["6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "42"];
    const pairs = all.flatMap((earlier) => all.map((now) => [earlier, now] as const));
    const campaign = await sentCampaign(pairs.length);
    await sql.execute(
      `INSERT INTO delivery_report (workspace_id, gateway_account_id, gateway_message_id, status_code, raw,
         verdict)
       SELECT $1, $2, 'id-' || n, code, '', 'waiting' FROM unnest($3::text[]) WITH ORDINALITY AS u (code, n)`,
      [workspace.id, accountId, pairs.map(([earlier]) => earlier)],
    );
    await arrive(...pairs.map(([, now], i) => report(`id-${i + 1}`, now)));
    expect((await states(campaign)).map((row) => row.status)).toEqual(
      pairs.map((pair) => merged(pair) ?? "sent"),
    );
  });

  it("D3: each pair of status codes ends alike in both orders", async () => {
    const all = ["6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17"];
    const pairs = all.flatMap((first) => all.map((second) => [first, second] as const));
    const campaign = await sentCampaign(pairs.length);
    await arrive(...pairs.map(([first], i) => report(`id-${i + 1}`, first)));
    await arrive(...pairs.map(([, second], i) => report(`id-${i + 1}`, second)));
    expect((await states(campaign)).map((row) => row.status)).toEqual(
      pairs.map((pair) => merged(pair) ?? "sent"),
    );
  });

  it("D2: the same report a hundred times at once is one row, one change of state", async () => {
    const campaign = await sentCampaign(1);
    await Promise.all(Array.from({ length: 100 }, () => arrive(report("id-1", "7"))));
    expect(
      await sql.query("SELECT times, verdict FROM delivery_report WHERE gateway_account_id = $1", [
        accountId,
      ]),
    ).toEqual([{ times: 100, verdict: "applied" }]);
    expect(await states(campaign)).toEqual([{ status: "failed", code: "7" }]);
    const reasons = await sql.query(
      "SELECT sum(messages)::int AS n FROM campaign_reason WHERE campaign_id = $1",
      [campaign],
    );
    expect(reasons).toEqual([{ n: 1 }]);
  });

  it("D1, D4: a report whose MsgId is not known yet waits, creates nothing, and is applied with it", async () => {
    await arrive(report("early", "6"));
    expect(await sql.query("SELECT verdict FROM delivery_report WHERE gateway_message_id = 'early'")).toEqual(
      [{ verdict: "waiting" }],
    );
    expect(await sql.query("SELECT id FROM message WHERE workspace_id = $1", [workspace.id])).toEqual([]);
    const campaign = await sentCampaign(1);
    await sql.query("UPDATE gateway_message_id SET gateway_message_id = 'early' WHERE campaign_id = $1", [
      campaign,
    ]);
    expect(await applyWaitingReports([{ account: accountId, id: "early" }])).toBe(1);
    expect(await states(campaign)).toEqual([{ status: "delivered", code: null }]);
  });

  it("D12: the same MsgId in two gateway accounts is two messages", async () => {
    const mine = await sentCampaign(1);
    workspace = await createTestWorkspace();
    accountId = await createTestAccount(workspace.id);
    const theirs = await sentCampaign(1);
    await arrive(report("id-1", "8"));
    expect(await states(mine)).toEqual([{ status: "sent", code: null }]);
    expect(await states(theirs)).toEqual([{ status: "expired", code: "8" }]);
  });

  it("D5: without a report for 72 hours a message is unknown, not failed, and a report that comes later still wins", async () => {
    const campaign = await sentCampaign(4);
    await sql.query(
      `UPDATE campaign
       SET started_at = now() - interval '73 hours', finished_at = now() - interval '73 hours'
       WHERE id = $1`,
      [campaign],
    );
    await sql.query(
      `UPDATE message
       SET sent_at = now() - CASE
         WHEN phone LIKE '%3' THEN interval '71 hours'
         ELSE interval '73 hours' END,
         tracked = phone NOT LIKE '%4'
       WHERE campaign_id = $1`,
      [campaign],
    );
    await arrive(report("id-2", "11"));
    expect(await markUnreported()).toBe(2);
    const silent = { status: "unknown", code: "no_report" };
    const sent = { status: "sent", code: null };
    expect(await states(campaign)).toEqual([silent, silent, sent, sent]);
    await arrive(report("id-1", "6"), report("id-2", "10"));
    expect(await states(campaign)).toEqual([
      { status: "delivered", code: null },
      { status: "rejected", code: "10" },
      sent,
      sent,
    ]);
    expect(await markUnreported()).toBe(0);
  });

  it("D8: a hundred forged reports are discarded by their time, and the state is what it was before", async () => {
    const campaign = await sentCampaign(150);
    const hour = 3_600_000;
    const ago = (hours: number) => Date.now() - hours * hour;
    const genuine = Array.from({ length: 80 }, (_, i) =>
      report(`id-${i + 1}`, i % 3 === 0 ? "7" : "11", { receivedAt: ago(5) }),
    );
    await arrive(...genuine);
    const before = await states(campaign);
    const forged = Array.from({ length: 100 }, (_, i) =>
      report(`id-${i + 1}`, i % 2 === 0 ? "6" : "8", { receivedAt: ago(2), ip: "203.0.113.9" }),
    );
    await arrive(...forged);
    expect(await states(campaign)).not.toEqual(before);
    const span = { id: accountId, from: new Date(ago(3)).toISOString(), to: new Date(ago(1)).toISOString() };
    expect(await discardReports(workspace.as.admin, { ...span, ip: "198.51.100.1" })).toEqual({
      discarded: 0,
    });
    expect(await discardReports(workspace.as.admin, span)).toEqual({ discarded: 100 });
    expect(await states(campaign)).toEqual(before);
    const kept = await sql.first(
      "SELECT count(*)::int AS n FROM delivery_report WHERE gateway_account_id = $1 AND discarded_at IS NULL",
      [accountId],
    );
    expect(kept).toEqual({ n: 80 });
    expect(await discardReports(workspace.as.admin, span)).toEqual({ discarded: 0 });
    // The gateway itself says the same later: it counts.
    await arrive(report("id-1", "6"));
    expect((await states(campaign))[0]).toEqual({ status: "delivered", code: null });
    const audit = await sql.query(
      "SELECT action FROM audit_entry WHERE workspace_id = $1 AND action = 'deliveryReport.discarded'",
      [workspace.id],
    );
    expect(audit).toHaveLength(3);
    const stranger = await createTestWorkspace();
    await expect(discardReports(stranger.as.admin, span)).rejects.toMatchObject({ code: "not_found" });
  });

  it("D8: reports of messages that were never sent raise one alarm, which ends when they do", async () => {
    await arrive(
      ...Array.from({ length: 12 }, () =>
        report(randomUUID(), "6", { receivedAt: Date.now() - 20 * 60_000 }),
      ),
    );
    expect(await watchForgedReports()).toBe(1);
    expect(await watchForgedReports()).toBe(1);
    const open = () =>
      sql.query("SELECT kind, entity_id FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL", [
        workspace.id,
      ]);
    expect(await open()).toEqual([{ kind: "callbacks.suspicious", entity_id: accountId }]);
    await sql.query(
      `UPDATE delivery_report
       SET received_at = received_at - interval '1 hour'
       WHERE gateway_account_id = $1`,
      [accountId],
    );
    expect(await watchForgedReports()).toBe(0);
    expect(await open()).toEqual([]);
  });
});
