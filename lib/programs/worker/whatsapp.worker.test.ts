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
