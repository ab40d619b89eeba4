import { afterEach, describe, expect, it } from "vitest";
import { drainCallbacks } from "@/lib/callbacks/keep-events";
import { sql } from "@/lib/platform/db/sql";
import { counts, startWorker, stopWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";
import { openWhatsAppStage, templateCampaignOf } from "@/lib/testing/whatsapp-stage";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const states = (campaignId: string) =>
  sql.query<{ phone: string; status: string; code: string | null }>(
    "SELECT phone, status::text, failure_code AS code FROM message WHERE campaign_id = $1 ORDER BY id",
    [campaignId],
  );
const campaign = (id: string) =>
  sql.first<{ status: string; paused_reason: string | null }>(
    "SELECT status::text, paused_reason FROM campaign WHERE id = $1",
    [id],
  );

describe("WhatsApp, whose gateway drops no repeats", () => {
  it("S47: 2,000 people, answers lost before and after acceptance, the worker killed three times: nobody is written to twice, and every unknown is settled or waits for a person", async () => {
    const on = await openWhatsAppStage(open);
    on.simulator.script({
      rules: [
        { match: { call: "messages", probability: 0.05, seed: 5 }, action: { dropBefore: true } },
        { match: { call: "messages", probability: 0.1, seed: 10 }, action: { dropAfter: true } },
      ],
      webhooks: { double: 0.1, reorder: 0.1, seed: 7 },
    });
    const id = await templateCampaignOf(on, 2_000);
    const { ledger } = on.simulator.state;
    for (const after of [300, 800, 1_200]) {
      const killed = startWorker(on, database.url, { LEASE_SECONDS: "3", CALL_TIMEOUT_MS: "1000" });
      await until(
        () => ledger.acceptedTotal,
        (accepted) => accepted >= after,
      );
      await stopWorker(killed, "SIGKILL");
    }
    startWorker(on, database.url, { LEASE_SECONDS: "3", CALL_TIMEOUT_MS: "1000" });
    await until(
      () => campaign(id),
      (row) => row?.status === "finished",
    );
    expect(await on.simulator.settled(60_000)).toBe(true);
    await drainCallbacks();

    expect(ledger.summary()).toMatchObject({ maxPerPerson: 1, maxPerKey: 1, moreThanOnce: [] });
    const told = new Set(ledger.messages.filter(({ events }) => events.length > 0).map(({ to }) => to));
    const accepted = new Set(ledger.perPerson.keys());
    const rows = await states(id);
    const wrong = rows.filter(({ phone, status, code }) => {
      if (status === "unresolved")
        return told.has(phone) || !["no_answer", "worker_lost"].includes(code ?? "");
      return !["sent", "delivered", "failed"].includes(status) || !accepted.has(phone);
    });
    expect(wrong).toEqual([]);
    const totals = await sql.first<{ n: number }>(
      `SELECT sum(queued + sending + sent + delivered + failed + expired + rejected + unknown + unresolved
         + suppressed + canceled)::int AS n FROM campaign_tally WHERE campaign_id = $1`,
      [id],
    );
    expect(totals).toEqual({ n: 2_000 });
    const { unresolved = 0 } = await counts(id);
    expect(unresolved).toBeGreaterThan(0);
  }, 180_000);

  it("S52, S53: what Meta holds back is shown so until it lets it go or drops it, and what is read counts as delivered", async () => {
    const on = await openWhatsAppStage(open);
    const figures = (id: string) =>
      sql.first<Record<string, number>>(
        `SELECT sum(sent)::int AS sent, sum(delivered)::int AS delivered, sum(failed)::int AS failed,
           sum(read)::int AS read, sum(held)::int AS held FROM campaign_tally WHERE campaign_id = $1`,
        [id],
      );
    const heldCampaign = async () => {
      await on.simulator.control.pacing({ name: "school_notice", after: 0 });
      const id = await templateCampaignOf(on, 30);
      await until(
        () => figures(id),
        (row) => row?.held === 30,
      );
      expect(await figures(id)).toEqual({ sent: 30, delivered: 0, failed: 0, read: 0, held: 30 });
      return id;
    };
    startWorker(on, database.url);
    const released = await heldCampaign();
    on.simulator.script({ webhooks: { withoutDelivered: 0.3, double: 0.3, reorder: 0.3, seed: 9 } });
    await on.simulator.control.pacing({ name: "school_notice", end: "release" });
    expect(await on.simulator.settled(60_000)).toBe(true);
    await drainCallbacks();
    const { ledger } = on.simulator.state;
    const told = (...names: string[]) =>
      ledger.messages.filter(({ events }) => events.some(({ status }) => names.includes(status))).length;
    expect(told("read")).toBeGreaterThan(10);
    // Of whom nothing is ever told: for all that is known, it is still held.
    const silent = ledger.messages.filter(({ events }) => events.length === 0).length;
    expect(silent).toBeLessThan(3);
    expect(await figures(released)).toMatchObject({
      held: silent,
      read: told("read"),
      delivered: told("read", "delivered"),
    });
    const dropped = await heldCampaign();
    await on.simulator.control.pacing({ name: "school_notice", end: "drop" });
    await until(
      () => figures(dropped),
      (row) => row?.failed === 30,
    );
    expect(await figures(dropped)).toEqual({ sent: 0, delivered: 0, failed: 30, read: 0, held: 0 });
    const codes = await states(dropped);
    expect(new Set(codes.map(({ code }) => code))).toEqual(new Set(["132015"]));
    expect(ledger.summary()).toMatchObject({ accepted: 60, maxPerKey: 1 });
  });

  it("S46: a template that Meta does not take stops the campaign, and who was not tried still waits", async () => {
    const on = await openWhatsAppStage(open);
    await on.simulator.control.template({ name: "school_notice", status: "PAUSED" });
    const id = await templateCampaignOf(on, 50);
    startWorker(on, database.url);
    await until(
      () => campaign(id),
      (row) => row?.status === "paused",
    );
    expect(await campaign(id)).toEqual({ status: "paused", paused_reason: "template" });
    await until(
      () => counts(id),
      (c) => c.queued === 50,
    );
    expect(on.simulator.state.ledger.acceptedTotal).toBe(0);
  });

  it("S46: too fast is waited out, and a token that ended stops the account", async () => {
    const on = await openWhatsAppStage(open);
    on.simulator.script({ rules: [{ match: { call: "messages" }, action: { code: 130429 }, times: 3 }] });
    const id = await templateCampaignOf(on, 20);
    startWorker(on, database.url);
    await until(
      () => campaign(id),
      (row) => row?.status === "finished",
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 20, maxPerPerson: 1 });
    on.simulator.script({ rules: [{ match: { call: "messages" }, action: { code: 190 } }] });
    const next = await templateCampaignOf(on, 5);
    await until(
      () => campaign(next),
      (row) => row?.status === "paused",
    );
    expect(await campaign(next)).toEqual({ status: "paused", paused_reason: "credentials" });
    expect(await counts(next)).toEqual({ queued: 5 });
  });
});
