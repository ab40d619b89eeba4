import { afterEach, describe, expect, it } from "vitest";
import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { sql } from "@/lib/platform/db/sql";
import { expectInvariants } from "@/lib/testing/expect-invariants";
import { campaignOf, counts, openStage, startWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const phones = async (campaignId: string) =>
  (
    await sql.query<{ phone: string }>("SELECT phone FROM message WHERE campaign_id = $1 ORDER BY id", [
      campaignId,
    ])
  ).map((row) => row.phone);

describe("what the gateway answers", () => {
  it("S6, S11: an unknown outcome is asked for again at 19 h 59 and never after 20 h, when the gateway may have forgotten it", async () => {
    const on = await openStage(open);
    on.simulator.script({ rules: [{ action: { dropAfter: true } }] });
    const id = await campaignOf(on, 2);
    const [early, late] = (await phones(id)) as [string, string];
    startWorker(on, database.url, { RETRY_SECONDS: "10" });
    await until(
      () => sql.query("SELECT message_id FROM due_message WHERE campaign_id = $1", [id]),
      (rows) => rows.length === 2,
    );
    on.simulator.script({ rules: [] });
    await sql.transaction(async (client) => {
      const age =
        "UPDATE message SET first_attempt_at = now() - $2::interval WHERE campaign_id = $1 AND phone = $3";
      await client.query(age, [id, "19 hours 59 minutes", early]);
      await client.query(age, [id, "20 hours 1 minute", late]);
      await client.query("UPDATE due_message SET due_at = now() WHERE campaign_id = $1", [id]);
    });
    const ended = await until(
      () =>
        sql.query<{ phone: string; status: string }>(
          "SELECT phone, status::text, tracked, failure_code FROM message ORDER BY id",
        ),
      (rows) => rows.every((row) => row.status !== "sending"),
    );
    expect(ended).toEqual([
      { phone: early, status: "sent", tracked: false, failure_code: null },
      { phone: late, status: "unresolved", tracked: false, failure_code: "no_answer" },
    ]);
    on.simulator.control.shiftClock({ shiftMs: 25 * 3_600_000 });
    await sql.query("UPDATE message SET first_attempt_at = now() - interval '25 hours'");
    await until(
      () => sql.first("SELECT 1 FROM campaign WHERE id = $1 AND status = 'finished'", [id]),
      Boolean,
    );
    expect(on.simulator.state.ledger.callsPerMobile.get(early)).toBe(2);
    expect(on.simulator.state.ledger.callsPerMobile.get(late)).toBe(1);
    await expectInvariants(on);
  });

  it("S9: 1703 is unknown: the same seqno again, which is accepted as new (1701) or as a duplicate (1718)", async () => {
    const on = await openStage(open);
    on.simulator.script({
      rules: [
        { match: { firstCall: true, share: 0.5 }, action: { code: "1703", accept: true } },
        { match: { firstCall: true }, action: { code: "1703" } },
      ],
    });
    const id = await campaignOf(on, 100);
    startWorker(on, database.url);
    await until(
      () => counts(id),
      (c) => (c.delivered ?? 0) + (c.sent ?? 0) === 100,
    );
    const { callsByCode } = on.simulator.state.ledger;
    expect(await counts(id)).toEqual({
      delivered: 100 - (callsByCode["1718"] ?? 0),
      sent: callsByCode["1718"],
    });
    const seqnos = await sql.query(
      `SELECT message_id
       FROM message_attempt
       WHERE campaign_id = $1
       GROUP BY 1
       HAVING count(DISTINCT seqno) > 1`,
      [id],
    );
    expect(seqnos).toEqual([]);
    await expectInvariants(on);
  });

  it("S10: 1718 on a first attempt waits for a person, raises an alarm, and is never asked with another seqno", async () => {
    const on = await openStage(open);
    const id = await campaignOf(on, 20);
    const [strange] = (await phones(id)) as [string];
    on.simulator.script({ rules: [{ match: { mobile: strange }, action: { code: "1718" } }] });
    startWorker(on, database.url);
    await until(
      () => counts(id),
      (c) => c.delivered === 19 && c.unresolved === 1,
    );
    const alarms = await sql.query(
      "SELECT kind, entity_id FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL",
      [on.workspace.id],
    );
    expect(alarms).toEqual([{ kind: "message.duplicate", entity_id: id }]);
    await until(
      () => sql.first("SELECT 1 FROM campaign WHERE id = $1 AND status = 'finished'", [id]),
      Boolean,
    );
    expect(on.simulator.state.ledger.callsPerMobile.get(strange)).toBe(1);
    await expectInvariants(on);
  });

  it("S17: a worker whose clock is two hours ahead starts nothing early, and one two hours behind is not late", async () => {
    const on = await openStage(open);
    on.simulator.script({ rules: [{ match: { probability: 0.2 }, action: { dropAfter: true } }] });
    const inAnHour = await campaignOf(on, 10);
    await sql.query("UPDATE campaign SET scheduled_at = now() + interval '1 hour' WHERE id = $1", [inAnHour]);
    for (const shift of ["7200000", "-7200000"]) {
      const id = await campaignOf(on, 100);
      await sql.query(
        "UPDATE message SET phone = '6013' || right(phone, 7) WHERE campaign_id = $1 AND $2 = '7200000'",
        [id, shift],
      );
      startWorker(on, database.url, {
        NODE_OPTIONS: "--import=./lib/testing/shift-clock.mjs",
        SHIFT_CLOCK_MS: shift,
      });
      await until(
        () => counts(id),
        (c) => (c.delivered ?? 0) + (c.sent ?? 0) === 100,
      );
      const wrong = await sql.query(
        `SELECT message_id FROM message_attempt WHERE campaign_id = $1
           AND (abs(extract(epoch FROM now() - started_at)) > 600
             OR abs(extract(epoch FROM now() - finished_at)) > 600)`,
        [id],
      );
      expect(wrong).toEqual([]);
    }
    expect(await counts(inAnHour)).toEqual({ queued: 10 });
    await expectInvariants(on);
  });

  it("S21: a cancel midway stops what is queued; what is on its way ends and is shown: accepted and canceled are all", async () => {
    const on = await openStage(open, { simulator: { latencyMs: 20 } });
    const id = await campaignOf(on, 1000);
    startWorker(on, database.url);
    await until(
      () => on.simulator.state.ledger.acceptedTotal,
      (accepted) => accepted >= 400,
    );
    await cancelCampaign(on.workspace.as.marketer, { id });
    await until(
      () => counts(id),
      (c) => c.queued === undefined && c.sending === undefined && c.sent === undefined,
    );
    const accepted = on.simulator.state.ledger.acceptedTotal;
    expect(accepted).toBeLessThan(1000);
    expect(await counts(id)).toEqual({ delivered: accepted, canceled: 1000 - accepted });
    expect(await sql.query("SELECT message_id FROM due_message WHERE campaign_id = $1", [id])).toEqual([]);
    await expectInvariants(on);
  });

  it("S23: a gateway that hangs holds up its own workspace only", async () => {
    const hung = await openStage(open);
    hung.simulator.script({ rules: [{ action: { hang: true } }] });
    const other = await openStage(open);
    const waiting = await campaignOf(hung, 100);
    const sent = await campaignOf(other, 300);
    startWorker(other, database.url);
    const hanging = () => hung.simulator.state.ledger.calls.filter((call) => call.page === "ISendSMS").length;
    await until(hanging, (calls) => calls === 16);
    await until(
      () => counts(sent),
      (c) => c.delivered === 300,
    );
    expect(hanging()).toBe(16);
    expect((await counts(waiting)).delivered).toBeUndefined();
    await expectInvariants(other);
  });
});
