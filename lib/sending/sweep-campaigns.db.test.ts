import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { claimDue } from "@/lib/sending/claim-due";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { recountTallies } from "@/lib/sending/recount-tallies";
import { listSendingCampaigns, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { sweepCampaigns } from "@/lib/sending/sweep-campaigns";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const claimer = { workerId: randomUUID(), leaseSeconds: 120 };
let workspace: TestWorkspace;
let accountId: string;
let id: string;

beforeEach(async () => {
  await sql.query(
    "TRUNCATE campaign, message, claim, due_message, campaign_tally, campaign_reason, alarm, live_event",
  );
  workspace = await createTestWorkspace();
  accountId = await createTestAccount(workspace.id);
  const campaign = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, scheduled_at,
       started_at)
     VALUES ($1, 'Ten', 'sending', $2, '{"kind":"text","text":"x"}', 10, now(), now()) RETURNING id`,
    [workspace.id, accountId],
  );
  id = campaign?.id as string;
  await sql.query(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, '601200000' || i
     FROM generate_series(10, 19) i`,
    [id, workspace.id],
  );
});

const alarms = () =>
  sql.query("SELECT kind, entity_id FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL", [
    workspace.id,
  ]);
const campaign = async () => (await listSendingCampaigns(accountId))[0] as SendingCampaign;
const claim = async (limit: number) => claimFresh(claimer, await campaign(), 0, limit);

/** As if nothing had moved for so long: what happened stands so much further back. */
async function standStill(minutes: number): Promise<void> {
  await sql.query("UPDATE campaign SET updated_at = updated_at - make_interval(mins => $2) WHERE id = $1", [
    id,
    minutes,
  ]);
  await sql.query("UPDATE live_event SET at = at - make_interval(mins => $1)", [minutes]);
}

describe("the sweep", () => {
  it("S25: says nothing of a campaign that is well", async () => {
    expect(await sweepCampaigns()).toEqual({ missing: 0, stuck: 0, repaired: 0 });
  });

  it("S25: a row that is gone raises an alarm", async () => {
    await sql.query("DELETE FROM message WHERE campaign_id = $1 AND phone LIKE '%7'", [id]);
    expect(await sweepCampaigns()).toMatchObject({ missing: 1 });
    expect(await alarms()).toEqual([{ kind: "campaign.rows", entity_id: id }]);
  });

  it("S25: half an hour without a move raises an alarm, and the next move ends it", async () => {
    await standStill(31);
    expect(await sweepCampaigns()).toMatchObject({ stuck: 1 });
    expect(await alarms()).toEqual([{ kind: "campaign.stuck", entity_id: id }]);
    await claim(5);
    expect(await sweepCampaigns()).toMatchObject({ stuck: 0 });
    expect(await alarms()).toEqual([]);
  });

  it("S25: a question that is due in an hour is no standstill", async () => {
    const held = await claim(10);
    await sql.query("UPDATE message SET claim_id = NULL WHERE campaign_id = $1", [id]);
    await sql.query("DELETE FROM claim WHERE id = $1", [held?.claimId]);
    await sql.query(
      `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id, due_at)
       SELECT $1, id, $2, $3, now() + interval '40 minutes' FROM message WHERE campaign_id = $1`,
      [id, accountId, workspace.id],
    );
    await standStill(31);
    expect(await sweepCampaigns()).toEqual({ missing: 0, stuck: 0, repaired: 0 });
  });

  it("S25: messages that nobody would ever take up again are given back", async () => {
    const held = await claim(10);
    await sql.query("DELETE FROM claim WHERE id = $1", [held?.claimId]);
    await standStill(31);
    expect(await sweepCampaigns()).toEqual({ missing: 0, stuck: 0, repaired: 10 });
    const again = await claimDue(claimer, accountId, 100);
    expect(again.flatMap((taken) => taken.messages)).toHaveLength(10);
    expect(await alarms()).toEqual([]);
  });
});

describe("tallies", () => {
  it("S26: what drifted from the rows is found and mended, also while messages move", async () => {
    await claim(4);
    await sql.query(
      `UPDATE message
       SET status = 'failed', failure_code = '1705', claim_id = NULL
       WHERE campaign_id = $1 AND status = 'sending'`,
      [id],
    );
    expect(await recountTallies()).toEqual([]);
    await sql.query("UPDATE campaign_tally SET queued = queued + 3, delivered = 2 WHERE campaign_id = $1", [
      id,
    ]);
    await sql.query("UPDATE campaign_reason SET messages = messages - 1 WHERE campaign_id = $1", [id]);
    const [found] = await Promise.all([Promise.all([recountTallies(), recountTallies()]), claim(3)]);
    expect(found.flat()).toHaveLength(3);
    expect(found.flat()).toContainEqual({ campaign_id: id, status: "failed", code: "1705", difference: 1 });
    const tally = await sql.first(
      `SELECT sum(queued)::int AS queued, sum(sending)::int AS sending, sum(delivered)::int AS delivered,
         sum(failed)::int AS failed
       FROM campaign_tally
       WHERE campaign_id = $1`,
      [id],
    );
    expect(tally).toEqual({ queued: 3, sending: 3, delivered: 0, failed: 4 });
    expect(await recountTallies()).toEqual([]);
  });
});

describe("a campaign that expires after some hours", () => {
  it("S23: after that nothing more is sent: fresh recipients and returned ones expire, what may have been sent is still asked for", async () => {
    await sql.query("UPDATE campaign SET valid_hours = 24 WHERE id = $1", [id]);
    const held = (await claim(4))?.messages.map((message) => message.id) ?? [];
    expect(held).toHaveLength(4);
    const [unknown, returned] = held as [number, number];
    await sql.query(
      `UPDATE message
       SET claim_id = NULL, status = CASE WHEN id = $2 THEN 'queued'::message_status ELSE status END
       WHERE campaign_id = $1 AND id = ANY ($3)`,
      [id, returned, [unknown, returned]],
    );
    await sql.query(
      `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id)
       SELECT $1, unnest($2::bigint[]), $3, $4`,
      [id, [unknown, returned], accountId, workspace.id],
    );
    await sql.query("UPDATE campaign SET started_at = started_at - interval '25 hours' WHERE id = $1", [id]);
    expect((await claim(100))?.messages).toEqual([]);
    expect(
      (await claimDue(claimer, accountId, 100)).flatMap((taken) =>
        taken.messages.map((message) => message.id),
      ),
    ).toEqual([unknown]);
    const rows = await sql.query(
      `SELECT status::text, failure_code, count(*)::int AS n
       FROM message
       WHERE campaign_id = $1
       GROUP BY 1, 2
       ORDER BY 3`,
      [id],
    );
    expect(rows).toEqual([
      { status: "sending", failure_code: null, n: 3 },
      { status: "expired", failure_code: "too_late", n: 7 },
    ]);
  });
});
