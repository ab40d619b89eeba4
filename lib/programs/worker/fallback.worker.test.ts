import { afterEach, expect, it } from "vitest";
import { drainCallbacks } from "@/lib/callbacks/keep-events";
import { sql } from "@/lib/platform/db/sql";
import { openStage, startWorker, stopWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";
import { openWhatsAppStage, templateCampaignOf } from "@/lib/testing/whatsapp-stage";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/**
 * By the last two digits of the simulators: not there (at once, after *sent*), the phone is off,
 * nothing is ever told, delivered. By SMS the first fails, the third is not in service.
 */
const ENDINGS = ["01", "15", "06", "21", "30", "31", "32", "33", "34", "35"];
const PEOPLE = 400;
const LEASE = { LEASE_SECONDS: "3", CALL_TIMEOUT_MS: "1000" };

it("S54: WhatsApp loses answers, caps and never tells, and workers are killed: each person gets one SMS at most, and nobody is left unexplained", async () => {
  const on = await openWhatsAppStage(open);
  const sms = await openStage(open);
  // One workspace has both.
  await sql.execute("UPDATE gateway_account SET workspace_id = $2, is_default = false WHERE id = $1", [
    sms.accountId,
    on.workspace.id,
  ]);
  await sql.execute("UPDATE callback_token SET workspace_id = $2 WHERE gateway_account_id = $1", [
    sms.accountId,
    on.workspace.id,
  ]);
  on.simulator.script({
    rules: [
      { match: { call: "messages", probability: 0.05, seed: 5 }, action: { dropAfter: true } },
      { match: { call: "messages", probability: 0.1, seed: 10 }, action: { code: 131049 } },
    ],
    webhooks: { double: 0.1, reorder: 0.1, seed: 7 },
  });
  sms.simulator.script({
    rules: [{ match: { page: "ISendSMS", probability: 0.1 }, action: { dropAfter: true } }],
  });
  const id = await templateCampaignOf(on, 0);
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, '6012' || lpad((i / $4::int)::text, 5, '0') || ($3::text[])[1 + i % $4::int]
     FROM generate_series(0, ${PEOPLE - 1}) i`,
    [id, on.workspace.id, ENDINGS, ENDINGS.length],
  );
  await sql.execute(
    `UPDATE campaign SET recipients = $2::int, credits = $2::int, fallback_open = true, fallback = $3
     WHERE id = $1`,
    [
      id,
      PEOPLE,
      {
        text: "RM0 Sekolah: tutup esok",
        gatewayAccountId: sms.accountId,
        when: ["undeliverable", "capped", "notDeliveredWithinHours"],
        hours: 6,
      },
    ],
  );
  const texted = sms.simulator.control.state.ledger;
  for (const after of [10, 40, 70]) {
    const killed = startWorker(on, database.url, LEASE);
    await until(
      () => texted.acceptedTotal,
      (accepted) => accepted >= after,
    );
    await stopWorker(killed, "SIGKILL");
  }
  const [one] = [startWorker(on, database.url, LEASE), startWorker(on, database.url, LEASE)];
  const untried = () =>
    sql.first<{ n: number }>(
      "SELECT sum(queued + sending)::int AS n FROM campaign_tally WHERE campaign_id = $1",
      [id],
    );
  await until(untried, (row) => row?.n === 0);
  expect(await on.simulator.settled(60_000)).toBe(true);
  await drainCallbacks();
  const before = texted.acceptedTotal;
  // Six hours and more have passed since WhatsApp was handed each of them.
  await sql.execute(
    `UPDATE message SET sent_at = sent_at - interval '7 hours',
       first_attempt_at = first_attempt_at - interval '7 hours' WHERE campaign_id = $1`,
    [id],
  );
  await until(
    () => texted.acceptedTotal,
    (accepted) => accepted > before,
  );
  await stopWorker(one, "SIGKILL");
  await until(
    () => sql.first<{ status: string }>("SELECT status::text FROM campaign WHERE id = $1", [id]),
    (row) => row?.status === "finished",
  );

  expect(texted.summary()).toMatchObject({ maxPerPhone: 1, moreThanOnce: [] });
  expect(on.simulator.state.ledger.summary()).toMatchObject({ maxPerPerson: 1, moreThanOnce: [] });
  const people = await sql.query<{
    phone: string;
    whatsapp: string;
    sms: string | null;
    code: string | null;
  }>(
    `SELECT m.phone, m.status::text AS whatsapp, s.status::text AS sms, s.failure_code AS code
     FROM message m LEFT JOIN campaign c ON c.fallback_of = m.campaign_id
       LEFT JOIN message s ON s.campaign_id = c.id AND s.phone = m.phone
     WHERE m.campaign_id = $1`,
    [id],
  );
  expect(people).toHaveLength(PEOPLE);
  const unexplained = people.filter(({ phone, whatsapp, sms: by, code }) => {
    if (by === null) return whatsapp !== "delivered";
    return texted.perMobile.has(phone) ? !["sent", "delivered", "failed"].includes(by) : code === null;
  });
  expect(unexplained).toEqual([]);
  // Whoever was not there by WhatsApp was given an SMS; whoever WhatsApp reached at once was not.
  const of = (ending: string) => people.filter(({ phone }) => phone.endsWith(ending));
  expect(of("15").every((row) => row.sms !== null)).toBe(true);
  const [counted] = await sql.query<{
    people: number;
    sms: number;
    given: number;
    reached: Record<string, number>;
  }>(
    `SELECT (SELECT sum(queued + sending + sent + delivered + failed + expired + rejected + unknown
           + unresolved + suppressed + canceled)::int
         FROM campaign_tally WHERE campaign_id = f.campaign_id) AS people,
       (SELECT recipients FROM campaign WHERE id = f.sms_campaign_id) AS sms,
       undeliverable + capped + late AS given, reached
     FROM campaign_fallback f WHERE f.campaign_id = $1`,
    [id],
  );
  const given = people.filter((row) => row.sms !== null).length;
  expect(counted).toMatchObject({ people: PEOPLE, sms: given, given });
  expect(Object.values(counted?.reached ?? {}).reduce((sum, n) => sum + n, 0)).toBe(PEOPLE);
}, 240_000);
