import { afterAll, beforeAll, expect, it } from "vitest";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { testDatabase } from "@/lib/testing/test-database";
import { seedDemo } from "../seed-demo";
import { pastCampaigns } from "./past-campaigns";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
  await seedDemo({ appUrl: "http://127.0.0.1:9", simulatorUrl: simulator.url });
});
afterAll(() => simulator.stop());

const one = async (text: string) => (await sql.first<{ n: number }>(text))?.n;

it("the demo's books agree with the gateway's balance, then and now, and nothing is unexplained", async () => {
  const account = await sql.first<{ id: string }>("SELECT id FROM gateway_account");
  const { remaining } = await checkBalance(account?.id as string, "person");
  expect(
    await one("SELECT sum(amount)::int AS n FROM ledger_entry WHERE account IN ('available', 'held')"),
  ).toBe(remaining);
  expect(await one("SELECT count(*)::int AS n FROM ledger_entry WHERE account = 'unexplained'")).toBe(0);
  expect(await verifyLedger()).toEqual([]);
  expect(
    await one(
      `SELECT count(*)::int AS n FROM balance_reading r WHERE at < now() - interval '1 hour' AND remaining <>
         (SELECT sum(amount) FROM ledger_entry e WHERE account IN ('available', 'held') AND e.at <= r.at)`,
    ),
  ).toBe(0);
});

it("the demo's past is whole: every kind and ending, each message with its call, credits as they were booked", async () => {
  const past = await sql.query<{
    name: string;
    status: string;
    recipients: number;
    open: number;
    lost: number;
  }>(
    `SELECT c.name, c.status::text, c.recipients,
       count(m.id) FILTER (WHERE m.status IN ('queued', 'sending', 'unresolved'))::int AS open,
       count(m.id) FILTER (WHERE m.attempts > 0 AND NOT EXISTS (
         SELECT FROM message_attempt a WHERE a.campaign_id = c.id AND a.message_id = m.id)
         AND NOT EXISTS (SELECT FROM untracked_attempts_of(c.id, m.id)))::int AS lost
     FROM campaign c JOIN message m ON m.campaign_id = c.id
     WHERE c.kind = 'campaign' AND c.started_at < now() - interval '1 day'
     GROUP BY c.id ORDER BY c.started_at`,
  );
  expect(past.map(({ name }) => name)).toEqual(pastCampaigns().map(({ name }) => name));
  expect(past.filter(({ open, lost }) => open + lost > 0)).toEqual([]);
  expect(new Set(past.map(({ status }) => status))).toEqual(new Set(["finished", "canceled"]));
  expect(
    await sql.query(
      `SELECT c.name FROM campaign c
       WHERE c.started_at < now() - interval '1 day' AND c.kind = 'campaign'
         AND (SELECT sum(credits) FROM campaign_tally t WHERE t.campaign_id = c.id) <>
           (SELECT sum(amount) FROM ledger_entry e WHERE e.ref = c.id::text AND e.account = 'sends')`,
    ),
  ).toEqual([]);
});

it("nobody of the demo's past was texted after a wish to stop, and nothing of it is sent now", async () => {
  expect(
    await one(
      `SELECT count(*)::int AS n FROM suppression s JOIN message m USING (workspace_id, phone)
       WHERE m.sent_at > s.created_at`,
    ),
  ).toBe(0);
  expect(simulator.control.summary().accepted).toBe(0);
});

it("the demo's customers owe what they were charged less what they paid, with an invoice that is paid and one that is not", async () => {
  const owed = await sql.query<{ username: string; owed: string }>(
    `SELECT c.username, sum(e.amount)::numeric(18,2)::text AS owed
     FROM customer c JOIN billing_entry e ON e.customer_id = c.id GROUP BY 1 ORDER BY 1`,
  );
  // 2,800 credits at 0.055, 1,000 and 400 at 0.06; 8 % tax on what stands on invoices.
  expect(owed).toEqual([
    { username: "ahmad-trading", owed: "44.00" },
    { username: "kedai-siti", owed: "24.80" },
    { username: "klinik-lim", owed: "24.00" },
  ]);
  expect(
    await sql.query(
      `SELECT i.number, i.total::numeric(18,2)::text AS total, sum(a.amount)::numeric(18,2)::text AS paid
       FROM invoice i JOIN billing_allocation a ON a.invoice_id = i.id GROUP BY i.id ORDER BY i.number`,
    ),
  ).toEqual([
    { number: expect.stringMatching(/^INV-\d{4}-0001$/), total: "118.80", paid: "118.80" },
    { number: expect.stringMatching(/^INV-\d{4}-0002$/), total: "64.80", paid: "40.00" },
  ]);
});
