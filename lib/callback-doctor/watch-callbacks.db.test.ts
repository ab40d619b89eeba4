import { expect, it } from "vitest";
import { watchCallbacks } from "@/lib/callback-doctor/watch-callbacks";
import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

async function stage() {
  const shop = await createTestWorkspace();
  const account = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, 'Main', 'http://x/', 'x', '')
     RETURNING id`,
    [shop.id],
  );
  const on = { workspaceId: shop.id, gatewayAccountId: account?.id ?? "" };
  await sql.transaction((client) => createCallbackToken(client, on));
  return on;
}
type On = Awaited<ReturnType<typeof stage>>;

/**
 * A tracked campaign that ended so many minutes ago, with messages that were reported and some that
 * were not.
 */
async function campaign(on: On, minutesAgo: number, sent: number, delivered = 0) {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, started_at, finished_at,
       recipients)
     VALUES ($1, 'Sale', 'finished', $2, '{}', now() - make_interval(mins => $3::int + 1),
       now() - make_interval(mins => $3::int), $4)
     RETURNING id`,
    [on.workspaceId, on.gatewayAccountId, minutesAgo, sent + delivered],
  );
  await sql.query(
    `INSERT INTO message (campaign_id, workspace_id, phone, status, sent_at)
     SELECT $1, $2, '6012' || lpad(i::text, 7, '0'),
       (CASE WHEN i <= $3::int THEN 'sent' ELSE 'delivered' END)::message_status, now()
     FROM generate_series(1, $3::int + $4::int) i`,
    [row?.id, on.workspaceId, sent, delivered],
  );
}

const reported = (on: On, minutesAgo: number) =>
  sql.query(
    `UPDATE callback_token
     SET last_report_at = now() - make_interval(mins => $2::int)
     WHERE gateway_account_id = $1`,
    [on.gatewayAccountId, minutesAgo],
  );
const alarms = (on: On) =>
  sql.query<{ kind: string; message: string }>(
    "SELECT kind, message FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL ORDER BY kind",
    [on.workspaceId],
  );

it("reports that should have come and have not are an alarm, until one comes", async () => {
  const on = await stage();
  await campaign(on, 20, 30);
  await watchCallbacks();
  expect(await alarms(on)).toMatchObject([
    { kind: "callbacks.silent", message: expect.stringContaining("last 30 messages") },
  ]);
  await reported(on, 1);
  await watchCallbacks();
  expect(await alarms(on)).toEqual([]);
});

it("says it when the calls come and are rejected", async () => {
  const on = await stage();
  await campaign(on, 20, 30);
  await sql.query(
    `INSERT INTO callback_rejection (workspace_id, gateway_account_id, kind, raw, reason)
     VALUES ($1, $2, 'delivery-reports', 'x', 'The address')`,
    [on.workspaceId, on.gatewayAccountId],
  );
  await watchCallbacks();
  expect((await alarms(on))[0]?.message).toContain("rejected");
});

it.each([
  ["what was sent a minute ago", (on: On) => campaign(on, 1, 30)],
  [
    "a campaign whose reports came after its last send",
    (on: On) => campaign(on, 30, 30).then(() => reported(on, 29)),
  ],
  [
    "a few phones that are switched off among many",
    (on: On) => campaign(on, 30, 10, 200).then(() => reported(on, 31)),
  ],
  ["two messages within the first hours", (on: On) => campaign(on, 60, 2)],
])("no alarm for %s", async (_, prepare) => {
  const on = await stage();
  await prepare(on);
  await watchCallbacks();
  expect(await alarms(on)).toEqual([]);
});

it("D9: a gateway that still calls the old URLs when their week ends is an alarm, until it calls the new ones", async () => {
  const on = await stage();
  await reported(on, 10);
  await sql.transaction((client) => createCallbackToken(client, on));
  await watchCallbacks();
  expect(await alarms(on)).toEqual([]);
  await sql.query(
    `UPDATE callback_token
     SET expires_at = now() + interval '1 day'
     WHERE gateway_account_id = $1 AND expires_at IS NOT NULL`,
    [on.gatewayAccountId],
  );
  await watchCallbacks();
  expect(await alarms(on)).toMatchObject([{ kind: "callbacks.old-urls" }]);
  await sql.query(
    "UPDATE callback_token SET last_report_at = now() WHERE gateway_account_id = $1 AND expires_at IS NULL",
    [on.gatewayAccountId],
  );
  await watchCallbacks();
  expect(await alarms(on)).toEqual([]);
});
