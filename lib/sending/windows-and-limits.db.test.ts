import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { wallClock } from "@/lib/core/zoned-time";
import { sql } from "@/lib/platform/db/sql";
import type { Claim } from "@/lib/sending/claim";
import { claimDue } from "@/lib/sending/claim-due";
import { claimDueBatch } from "@/lib/sending/claim-due-batch";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { finishCampaigns } from "@/lib/sending/move-campaigns";
import { listSendingCampaigns, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { sweepCampaigns } from "@/lib/sending/sweep-campaigns";
import { storeBatches } from "@/lib/sending/untracked-batches";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const claimer = { workerId: randomUUID(), leaseSeconds: 60 };
const MY = ["60123000001", "60123000002"];
const IN = ["919812345671", "919812345672", "919812345673"];
const UK = ["447911123451"];
let shop: TestWorkspace;
let accountId: string;
beforeEach(async () => {
  shop = await createTestWorkspace();
  accountId = await createTestAccount(shop.id);
});

/** A time of the wall clock of a zone, so many hours from now. */
const clock = (zone: string, hours: number) =>
  wallClock(new Date(Date.now() + hours * 3_600_000).toISOString(), zone)?.time as string;
/** Quiet in this zone from two hours ago to two hours hence: not in the two others. */
const around = (zone: string) => ({ from: clock(zone, -2), to: clock(zone, 2) });
const settings = (change: object) =>
  sql.execute("UPDATE workspace SET settings = settings || $2::jsonb WHERE id = $1", [shop.id, change]);

async function send(
  phones: string[],
  columns: { kind?: string; tracked?: boolean; quiet_hours?: string } = {},
): Promise<string> {
  const { kind = "campaign", tracked = true, quiet_hours = null } = columns;
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, kind, status, gateway_account_id, message, recipients,
       tracked, quiet_hours, started_at)
     VALUES ($1, 'Sale', $2::campaign_kind, 'sending', $3, '{"kind":"text","text":"Hello"}', $4, $5, $6,
       now())
     RETURNING id`,
    [shop.id, kind, accountId, phones.length, tracked, quiet_hours],
  );
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, phone FROM unnest($3::text[]) AS phone`,
    [row?.id, shop.id, phones],
  );
  return row?.id as string;
}

const listed = async (id: string) => (await listSendingCampaigns(accountId)).find((one) => one.id === id);
const taken = (claim: Claim | null) => claim?.messages.map(({ phone }) => phone) ?? null;
const fresh = async (id: string) =>
  taken(await claimFresh(claimer, (await listed(id)) as SendingCampaign, 0, 100));
const told = (id: string) =>
  sql
    .query<{ phone: string; told: string }>(
      `SELECT phone, concat_ws(' ', status, failure_code, attempts) AS told
     FROM message WHERE campaign_id = $1 ORDER BY phone`,
      [id],
    )
    .then((rows) => Object.fromEntries(rows.map((row) => [row.phone, row.told])));
const rest = (id: string) =>
  sql.first<{ rest: Date | null; waits: { country: string; people: number; until: string }[] | null }>(
    "SELECT rest_until AS rest, waits FROM campaign WHERE id = $1",
    [id],
  );

it("S32: takes whom it disturbs nowhere; the others wait, counted, and nobody looks through them meanwhile", async () => {
  await settings({ quietHours: around("Asia/Kuala_Lumpur") });
  const id = await send([...MY, ...IN, ...UK]);
  expect((await fresh(id))?.sort()).toEqual([...UK, ...IN]);
  expect(await told(id)).toMatchObject({ [MY[0] as string]: "queued 0", [MY[1] as string]: "queued 0" });
  expect(await fresh(id)).toBeNull();
  const { rest: until, waits } = (await rest(id)) ?? {};
  expect(waits).toMatchObject([{ country: "MY", people: 2 }]);
  const end = Date.parse(waits?.[0]?.until ?? "") - Date.now();
  expect(end).toBeGreaterThan(1.9 * 3_600_000);
  expect(end).toBeLessThanOrEqual(2 * 3_600_000);
  expect(until?.getTime()).toBeLessThanOrEqual(Date.now() + 900_000);
  expect(await listed(id)).toBeUndefined();
  // It is no standstill, and it is not over.
  await sql.execute("UPDATE campaign SET updated_at = now() - interval '3 hours' WHERE id = $1", [id]);
  await sql.execute("DELETE FROM live_event");
  expect((await sweepCampaigns()).stuck).toBe(0);
  expect(await finishCampaigns()).not.toContain(id);
  // The edge passes: it is quiet elsewhere.
  await settings({ quietHours: around("Asia/Kolkata") });
  await sql.execute("UPDATE campaign SET rest_until = now() - interval '1 second' WHERE id = $1", [id]);
  expect(await fresh(id)).toEqual(MY);
  expect(await rest(id)).toMatchObject({ rest: null, waits: [{ country: "MY", people: 2 }] });
});

it("S32: what was listed before the settings changed, or before the edge, is not claimed", async () => {
  const id = await send(MY);
  const before = (await listed(id)) as SendingCampaign;
  await settings({ quietHours: around("Asia/Kuala_Lumpur") });
  expect(await claimFresh(claimer, before, 0, 10)).toBeNull();
  await settings({ quietHours: around("Asia/Kolkata") });
  const then = (await listed(id)) as SendingCampaign;
  expect(await claimFresh(claimer, { ...then, now: new Date(Date.now() - 3_600_000) }, 0, 10)).toBeNull();
  expect(await told(id)).toEqual({ [MY[0] as string]: "queued 0", [MY[1] as string]: "queued 0" });
  expect(await fresh(id)).toEqual(MY);
});

it("S32: a holiday is quiet too; replies, tests, single messages and what is marked are not held", async () => {
  const today = wallClock(new Date().toISOString(), "Asia/Kuala_Lumpur")?.date;
  await settings({ quietHours: around("Asia/Kolkata"), holidays: [{ date: today, name: "Deepavali" }] });
  expect(await fresh(await send(MY))).toBeNull();
  expect(await fresh(await send(MY, { quiet_hours: "ignore" }))).toEqual(MY);
  for (const kind of ["reply", "test", "direct"]) {
    const id = await send(MY, { kind });
    await putInLine(id);
    expect((await claimDue(claimer, accountId, 10)).flatMap(taken)).toEqual(MY);
  }
});

async function putInLine(id: string): Promise<void> {
  await sql.execute(
    `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id, due_at)
     SELECT campaign_id, id, $2, workspace_id, now() - interval '1 second'
     FROM message WHERE campaign_id = $1`,
    [id, accountId],
  );
}
const due = (id: string) =>
  sql.first<{ n: number; soon: boolean }>(
    `SELECT count(*)::int AS n, bool_and(due_at > now() AND due_at <= now() + interval '15 minutes') AS soon
     FROM due_message WHERE campaign_id = $1`,
    [id],
  );

it("S32: what is asked for again waits as well, and is taken when the window is over", async () => {
  const id = await send([...MY, ...UK]);
  await fresh(id);
  await sql.execute("UPDATE message SET claim_id = NULL WHERE campaign_id = $1", [id]);
  await putInLine(id);
  await settings({ quietHours: around("Asia/Kuala_Lumpur") });
  expect((await claimDue(claimer, accountId, 10)).flatMap(taken)).toEqual(UK);
  expect(await due(id)).toEqual({ n: 2, soon: true });
  await settings({ quietHours: around("Asia/Kolkata") });
  await sql.execute("UPDATE due_message SET due_at = now() - interval '1 second' WHERE campaign_id = $1", [
    id,
  ]);
  expect((await claimDue(claimer, accountId, 10)).flatMap(taken)).toEqual(MY);
});

it("S32: an untracked batch holds one country, and waits for it as it is", async () => {
  const id = await send([...MY, ...UK], { tracked: false });
  await settings({ quietHours: around("Asia/Kolkata") });
  const claim = await claimFresh(claimer, (await listed(id)) as SendingCampaign, 0, 100);
  const batches = await storeBatches(claim as Claim, 100);
  expect(batches.map(({ phones }) => phones).sort()).toEqual([UK, MY]);
  await sql.execute(
    "UPDATE untracked_batch SET claim_id = NULL, due_at = now() - interval '1 second' WHERE campaign_id = $1",
    [id],
  );
  await settings({ quietHours: around("Asia/Kuala_Lumpur") });
  const again = [await claimDueBatch(claimer, accountId), await claimDueBatch(claimer, accountId)];
  expect(again.flatMap((batch) => batch?.phones ?? [])).toEqual(UK);
  expect(await claimDueBatch(claimer, accountId)).toBeNull();
});

it("S32: a batch of several countries of before is halved, when nobody of it was texted, until each has its hour", async () => {
  const id = await send([...MY, ...UK], { tracked: false });
  const claim = await claimFresh(claimer, (await listed(id)) as SendingCampaign, 0, 100);
  const [batch] = await storeBatches(claim as Claim, 100);
  expect(batch?.phones).toHaveLength(3);
  await sql.execute(
    `INSERT INTO untracked_attempt (batch_id, number, claim_id, workspace_id, campaign_id, seqno, outcome,
       started_at)
     VALUES ($1, 1, $2, $3, $4, $5, 'refused', now())`,
    [batch?.id, batch?.claimId, shop.id, id, batch?.seqno],
  );
  await sql.execute(
    "UPDATE untracked_batch SET claim_id = NULL, due_at = now() - interval '1 second' WHERE campaign_id = $1",
    [id],
  );
  await settings({ quietHours: around("Asia/Kuala_Lumpur") });
  const called: string[] = [];
  for (let turn = 0; turn < 8; turn += 1)
    called.push(...((await claimDueBatch(claimer, accountId))?.phones ?? []));
  expect(called).toEqual(UK);
});

it("S33: nobody gets more campaign texts in a week than the limit; who had enough is left out with the reason", async () => {
  await settings({ weeklyCap: 2 });
  const [first, second, third] = [
    await send(MY),
    await send([MY[0] as string, ...UK]),
    await send([...MY, ...UK]),
  ];
  expect(await fresh(first)).toEqual(MY);
  expect(await fresh(second)).toEqual(expect.arrayContaining([MY[0], ...UK]));
  expect(await fresh(third)).toEqual(expect.arrayContaining([MY[1], ...UK]));
  expect((await told(third))[MY[0] as string]).toBe("suppressed weekly_limit 0");
  expect(
    await sql.query(
      "SELECT code, sum(messages)::int AS n FROM campaign_reason WHERE campaign_id = $1 GROUP BY code",
      [third],
    ),
  ).toEqual([{ code: "weekly_limit", n: 1 }]);
  // What failed did not reach them, and what is older than a week does not count.
  await sql.execute("UPDATE message SET status = 'failed' WHERE campaign_id = $1", [first]);
  const fourth = await send([MY[0] as string]);
  expect(await fresh(fourth)).toEqual([MY[0]]);
  await sql.execute(
    `UPDATE message SET status = 'delivered', first_attempt_at = now() - interval '8 days'
     WHERE workspace_id = $1`,
    [shop.id],
  );
  expect(await fresh(await send(MY))).toEqual(MY);
});

it("S33: replies and what is marked count for nothing; another workspace's texts neither", async () => {
  await settings({ weeklyCap: 1 });
  expect(await fresh(await send(MY, { quiet_hours: "ignore" }))).toEqual(MY);
  const reply = await send(MY, { kind: "reply" });
  await putInLine(reply);
  expect((await claimDue(claimer, accountId, 10)).flatMap(taken)).toEqual(MY);
  expect(await fresh(await send(MY))).toEqual(MY);
  expect(await fresh(await send(MY, { quiet_hours: "ignore" }))).toEqual(MY);
});

it("S33: a text that comes back is counted again, by both ways", async () => {
  const id = await send(MY);
  await fresh(id);
  await sql.execute("UPDATE message SET claim_id = NULL, status = 'queued' WHERE campaign_id = $1", [id]);
  await putInLine(id);
  await settings({ weeklyCap: 1 });
  const other = await send([MY[0] as string]);
  expect(await fresh(other)).toEqual([MY[0]]);
  expect((await claimDue(claimer, accountId, 10)).flatMap(taken)).toEqual([MY[1]]);
  expect(await told(id)).toEqual({
    [MY[0] as string]: "suppressed weekly_limit 1",
    [MY[1] as string]: "sending 2",
  });
});

it("S33: campaigns that claim at the same moment never both take a person's last text", async () => {
  await settings({ weeklyCap: 1 });
  await send(MY);
  await send(MY);
  const campaigns = await listSendingCampaigns(accountId);
  // Neither claim can be committed before both have begun.
  await sql.execute(`CREATE FUNCTION held_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock_shared(4711); RETURN NULL; END $$`);
  await sql.execute("CREATE TRIGGER held_up AFTER INSERT ON claim FOR EACH ROW EXECUTE FUNCTION held_up()");
  const claims = await sql.transaction(async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(4711)");
    const both = campaigns.map((campaign) => claimFresh(claimer, campaign, 0, 300));
    await expect
      .poll(() => sql.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
      .toHaveLength(2);
    return both;
  });
  const taken = (await Promise.all(claims)).map((claim) => claim?.messages.length);
  await sql.execute("DROP TRIGGER held_up ON claim");
  expect(taken.sort()).toEqual([0, 2]);
});
