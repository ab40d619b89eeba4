import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { applyReports } from "@/lib/delivery-reports/apply-reports";
import { discardReports } from "@/lib/delivery-reports/discard-reports";
import { markUnreported } from "@/lib/delivery-reports/mark-unreported";
import { nameByKey } from "@/lib/delivery-reports/name-by-key";
import { type IncomingReport, storeReports } from "@/lib/delivery-reports/store-reports";
import { readEvents } from "@/lib/gateways/whatsapp-cloud/callback-events.rules";
import { messageSeqno } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { recordOutcomes } from "@/lib/sending/record-outcomes";
import { recountTallies } from "@/lib/sending/recount-tallies";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let workspace: TestWorkspace;
let accountId: string;
beforeEach(async () => {
  workspace = await createTestWorkspace();
  accountId = await createTestAccount(workspace.id);
  await sql.execute("UPDATE gateway_account SET kind = 'whatsapp-cloud' WHERE id = $1", [accountId]);
});

interface Sent {
  campaignId: string;
  prefix: string;
  ids: number[];
}

/** A campaign of so many messages, each in its first call. */
async function callingCampaign(count: number): Promise<Sent> {
  const campaign = await sql.first<{ id: string; prefix: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, tracked,
       started_at)
     VALUES ($1, 'Notice', 'sending', $2, '{"kind":"template","text":"x"}', $3, true, now())
     RETURNING id, seqno_prefix AS prefix`,
    [workspace.id, accountId, count],
  );
  const campaignId = campaign?.id ?? "";
  const rows = await sql.query<{ id: string }>(
    `INSERT INTO message (campaign_id, workspace_id, phone, status, attempts, claim_id, first_attempt_at)
     SELECT $1, $2, '60120000' || lpad(i::text, 4, '0'), 'sending', 1, 7, now()
     FROM generate_series(1, $3::int) i RETURNING id`,
    [campaignId, workspace.id, count],
  );
  return { campaignId, prefix: campaign?.prefix ?? "", ids: rows.map(({ id }) => Number(id)) };
}

const wamid = ({ campaignId }: Sent, n: number) => `wamid.${campaignId}.${n}`;

/** The answer to the call for the message at `n`, as the worker stores it. */
const answer = (sent: Sent, n: number, held: boolean): Parameters<typeof recordOutcomes>[0][number] => ({
  workspaceId: workspace.id,
  gatewayAccountId: accountId,
  gatewayKind: "whatsapp-cloud",
  accountEpoch: 0,
  campaignId: sent.campaignId,
  messageId: sent.ids[n] ?? 0,
  claimId: 7,
  attempt: 1,
  seqno: messageSeqno(sent.prefix, 0, sent.ids[n] ?? 0),
  hadUnknown: false,
  firstAttemptAt: Date.now(),
  startedAt: Date.now(),
  finishedAt: Date.now(),
  outcome: "accepted",
  reason: null,
  code: held ? "held_for_quality_assessment" : null,
  gatewayMessageId: wamid(sent, n),
  ...(held ? { held: true as const } : {}),
  detail: "",
});

/** As Meta tells it, with our key. */
function report(sent: Sent, n: number, status: string): IncomingReport {
  const written = { id: wamid(sent, n), status, biz_opaque_callback_data: answer(sent, n, false).seqno };
  const failed = status === "failed" ? { errors: [{ code: 132015 }] } : {};
  const value = { metadata: { phone_number_id: "1" }, statuses: [{ ...written, ...failed }] };
  const read = readEvents(JSON.stringify({ entry: [{ changes: [{ field: "messages", value }] }] }), "1");
  const [event] = read?.events ?? [];
  if (event?.kind !== "report") throw new Error("no report");
  const { id, key, code, meaning, rank } = event;
  return {
    workspaceId: workspace.id,
    gatewayAccountId: accountId,
    gatewayMessageId: id,
    ...(key === undefined ? {} : { key }),
    statusCode: code,
    meaning,
    rank,
    sender: "",
    raw: "",
    ip: "127.0.0.1",
    receivedAt: Date.now(),
  };
}

async function arrive(...reports: IncomingReport[]): Promise<void> {
  await nameByKey(reports);
  await applyReports(await storeReports(reports));
}

const states = ({ campaignId }: Sent) =>
  sql.query<{ status: string; code: string | null; read: boolean; held: boolean }>(
    `SELECT status::text, failure_code AS code, read_at IS NOT NULL AS read, held_at IS NOT NULL AS held
     FROM message WHERE campaign_id = $1 ORDER BY id`,
    [campaignId],
  );

/** What a set of statuses comes to, whatever their order. */
function end(statuses: readonly string[], held: boolean) {
  const read = statuses.includes("read") || statuses.includes("played");
  if (read || statuses.includes("delivered")) return { status: "delivered", code: null, read, held: false };
  if (statuses.includes("failed")) return { status: "failed", code: "132015", read, held: false };
  return { status: "sent", code: null, read, held: held && statuses.length === 0 };
}

async function tallied({ campaignId }: Sent) {
  expect(await recountTallies()).toEqual([]);
  return sql.first<Record<string, number>>(
    `SELECT sum(sent)::int AS sent, sum(delivered)::int AS delivered, sum(failed)::int AS failed,
       sum(read)::int AS read, sum(held)::int AS held
     FROM campaign_tally WHERE campaign_id = $1`,
    [campaignId],
  );
}

describe("read and held, through the real SQL", () => {
  it("S52: sent, delivered, read, played and failed in any order, number and batching, with the answer anywhere among them, end alike", async () => {
    const step = fc.constantFrom("sent", "delivered", "read", "played", "failed");
    const stories = fc.sample(
      fc.record({
        statuses: fc.array(step, { maxLength: 5 }),
        held: fc.boolean(),
        answeredAt: fc.nat({ max: 5 }),
      }),
      { numRuns: 150, seed: 52 },
    );
    const sent = await callingCampaign(stories.length);
    for (let round = 0; round <= 5; round += 1) {
      const answers = stories.flatMap(({ held, answeredAt, statuses }, n) =>
        Math.min(answeredAt, statuses.length) === round ? [answer(sent, n, held)] : [],
      );
      const reports = stories.flatMap(({ statuses }, n) => {
        const status = statuses[round];
        return status === undefined ? [] : [report(sent, n, status)];
      });
      await Promise.all([recordOutcomes(answers), arrive(...reports)]);
      if (round === 3) await arrive(...reports);
    }
    const found = await states(sent);
    const wanted = stories.map(({ statuses, held }) => end(statuses, held));
    expect(found).toEqual(wanted);
    const n = (want: (row: (typeof wanted)[number]) => boolean) => wanted.filter(want).length;
    expect(await tallied(sent)).toEqual({
      sent: n(({ status }) => status === "sent"),
      delivered: n(({ status }) => status === "delivered"),
      failed: n(({ status }) => status === "failed"),
      read: n(({ read }) => read),
      held: n(({ held }) => held),
    });
  });

  it("S53: what is held is sent, not delivered and not failed; it is not asked for again, and a report lets it go", async () => {
    const sent = await callingCampaign(4);
    await recordOutcomes([0, 1, 2, 3].map((n) => answer(sent, n, true)));
    expect(await tallied(sent)).toEqual({ sent: 4, delivered: 0, failed: 0, read: 0, held: 4 });
    const due = await sql.query("SELECT FROM due_message WHERE campaign_id = $1", [sent.campaignId]);
    expect(due).toEqual([]);
    await arrive(report(sent, 0, "sent"), report(sent, 1, "failed"), report(sent, 2, "read"));
    expect(await states(sent)).toEqual([
      { status: "sent", code: null, read: false, held: false },
      { status: "failed", code: "132015", read: false, held: false },
      { status: "delivered", code: null, read: true, held: false },
      { status: "sent", code: null, read: false, held: true },
    ]);
    // The worker lost its connection and stores the same answers again.
    await recordOutcomes([0, 1, 2, 3].map((n) => answer(sent, n, true)));
    expect(await tallied(sent)).toEqual({ sent: 2, delivered: 1, failed: 1, read: 1, held: 1 });
  });

  it("D5: what was held for three days without a word is unknown, no longer held", async () => {
    const sent = await callingCampaign(1);
    await recordOutcomes([answer(sent, 0, true)]);
    await sql.execute("UPDATE campaign SET started_at = now() - interval '80 hours' WHERE id = $1", [
      sent.campaignId,
    ]);
    await sql.execute("UPDATE message SET sent_at = now() - interval '80 hours' WHERE campaign_id = $1", [
      sent.campaignId,
    ]);
    await markUnreported();
    expect(await states(sent)).toEqual([{ status: "unknown", code: "no_report", read: false, held: false }]);
    expect(await tallied(sent)).toMatchObject({ sent: 0, held: 0 });
  });

  it("D8: a forged read that is set aside leaves what the other reports say", async () => {
    const sent = await callingCampaign(2);
    await recordOutcomes([answer(sent, 0, false), answer(sent, 1, false)]);
    const earlier = { ...report(sent, 0, "delivered"), receivedAt: Date.now() - 7_200_000 };
    await arrive(earlier, report(sent, 0, "read"), report(sent, 1, "read"));
    expect(await tallied(sent)).toMatchObject({ delivered: 2, read: 2 });
    await discardReports(workspace.as.admin, {
      id: accountId,
      from: new Date(Date.now() - 3_600_000).toISOString(),
      to: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect((await states(sent)).map(({ status, read }) => [status, read])).toEqual([
      ["delivered", false],
      ["sent", false],
    ]);
    expect(await tallied(sent)).toMatchObject({ sent: 1, delivered: 1, read: 0 });
  });
});
