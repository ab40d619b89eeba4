import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import { drainCallbacks } from "@/lib/callbacks/keep-events";
import { sealSecretSettings } from "@/lib/gateways/secret-settings";
import { messageSeqno } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { openEndpoint } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];
const NUMBER = "106540352242922";
let shop: TestWorkspace;
let account: string;
let url: URL;
let verifyToken: string;

beforeAll(async () => {
  const door = await openEndpoint(open);
  shop = await createTestWorkspace();
  account = await createTestAccount(shop.id);
  await sql.execute(
    `UPDATE gateway_account SET kind = 'whatsapp-cloud', username = $2, settings = $3, settings_cipher = $4
     WHERE id = $1`,
    [account, NUMBER, { businessAccountId: "1" }, sealSecretSettings(account, { appSecret: "s3cret" })],
  );
  const { urls } = await sql.transaction((client) =>
    createCallbackToken(client, { workspaceId: shop.id, gatewayAccountId: account }),
  );
  url = new URL(new URL(urls.events).pathname, door);
  verifyToken = urls.verifyToken;
});
afterAll(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function post(value: object, secret = "s3cret", field = "messages") {
  const metadata = { display_phone_number: "60312345678", phone_number_id: NUMBER };
  const body = JSON.stringify({ entry: [{ changes: [{ field, value: { metadata, ...value } }] }] });
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` };
  const answer = await fetch(url, { method: "POST", headers, body });
  await drainCallbacks();
  return answer.status;
}
const statuses = (...list: object[]) => post({ statuses: list });

/** A campaign of whose messages each has the status that is given, after one call. */
async function campaignOf(...given: string[]) {
  const campaign = await sql.first<{ id: string; prefix: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, tracked)
     VALUES ($1, 'Sale', 'sending', $2, '{"kind":"template","text":"sale"}', $3, true)
     RETURNING id, seqno_prefix AS prefix`,
    [shop.id, account, given.length],
  );
  const id = campaign?.id ?? "";
  const keys: string[] = [];
  for (const [n, status] of given.entries()) {
    const row = await sql.first<{ id: number }>(
      `INSERT INTO message (campaign_id, workspace_id, phone, status, tracked, attempts, failure_code)
       VALUES ($1, $2, $3, $4::message_status, false, $5, $6) RETURNING id`,
      [
        id,
        shop.id,
        `6012000000${n}`,
        status,
        status === "queued" ? 0 : 1,
        status === "unresolved" ? "no_answer" : null,
      ],
    );
    keys.push(messageSeqno(campaign?.prefix ?? "", 0, Number(row?.id)));
  }
  return { id, keys };
}
const states = (campaign: string) =>
  sql.query<{ status: string; code: string | null }>(
    "SELECT status::text, failure_code AS code FROM message WHERE campaign_id = $1 ORDER BY id",
    [campaign],
  );

it("S47: the callback URL answers the challenge of Meta", async () => {
  const ask = (token: string) =>
    fetch(`${url}?hub.mode=subscribe&hub.challenge=4711&hub.verify_token=${token}`);
  const answer = await ask(verifyToken);
  expect([answer.status, await answer.text()]).toEqual([200, "4711"]);
  expect((await ask("wrong")).status).toBe(403);
});

it("S47: our key settles a message whose answer was lost, and nothing else of its campaign", async () => {
  const { id, keys } = await campaignOf("unresolved", "unresolved", "sending", "queued");
  const [lost, , calling, never] = keys;
  const mine = (key: string | undefined, wamid: string, status: string) => ({
    id: wamid,
    status,
    biz_opaque_callback_data: key,
  });
  expect(
    await statuses(mine(lost, "w1", "sent"), mine(calling, "w3", "sent"), mine(never, "w4", "sent")),
  ).toBe(200);
  const sent = { status: "sent", code: null };
  const unresolved = { status: "unresolved", code: "no_answer" };
  // Of one that was never called for no gateway can speak.
  expect(await states(id)).toEqual([sent, unresolved, sent, { status: "queued", code: null }]);
  await statuses({ id: "w1", status: "read" }, { id: "w3", status: "failed", errors: [{ code: 131026 }] });
  expect(await states(id)).toEqual([
    { status: "delivered", code: null },
    unresolved,
    { status: "failed", code: "131026" },
    { status: "queued", code: null },
  ]);
  const totals = await sql.first<Record<string, number>>(
    `SELECT sum(queued)::int AS queued, sum(sent)::int AS sent, sum(delivered)::int AS delivered,
       sum(failed)::int AS failed, sum(unresolved)::int AS unresolved
     FROM campaign_tally WHERE campaign_id = $1`,
    [id],
  );
  expect(Object.values(totals ?? {}).reduce((sum, n) => sum + n, 0)).toBe(4);
});

it("S47: a key of another account settles nothing", async () => {
  const { id, keys } = await campaignOf("unresolved");
  const other = await createTestAccount((await createTestWorkspace()).id);
  await sql.execute("UPDATE campaign SET gateway_account_id = $2 WHERE id = $1", [id, other]);
  await statuses({ id: "w9", status: "delivered", biz_opaque_callback_data: keys[0] });
  expect(await states(id)).toEqual([{ status: "unresolved", code: "no_answer" }]);
});

it("S49: statuses in any order and number give one end", async () => {
  const { id, keys } = await campaignOf("unresolved", "unresolved");
  const [one, two] = keys.map((key, n) => ({ id: `o${n}`, biz_opaque_callback_data: key }));
  const failed = { status: "failed", errors: [{ code: 131049 }] };
  await statuses({ ...one, status: "read" }, { ...one, ...failed }, { ...one, status: "sent" });
  for (let i = 0; i < 3; i += 1) await statuses({ ...two, ...failed }, { ...two, status: "sent" });
  expect(await states(id)).toEqual([
    { status: "delivered", code: null },
    { status: "failed", code: "131049" },
  ]);
  expect(
    await sql.query(
      "SELECT status_code, times FROM delivery_report WHERE gateway_message_id = 'o1' ORDER BY 1",
    ),
  ).toEqual([
    { status_code: "131049", times: 3 },
    { status_code: "sent", times: 3 },
  ]);
});

it("S48: a text that comes again is one, and one of nobody is kept and said", async () => {
  const text = { type: "text", text: { body: "Berapa harga?" } };
  const from = "60123456789";
  for (let i = 0; i < 3; i += 1) await post({ messages: [{ id: "in1", from, ...text }] });
  expect(
    await sql.query("SELECT phone, short_code, text FROM inbound_message WHERE gateway_account_id = $1", [
      account,
    ]),
  ).toEqual([{ phone: from, short_code: "60312345678", text: "Berapa harga?" }]);
  expect(await post({ messages: [{ id: "in2", from: "somebody", ...text }] })).toBe(200);
  expect(
    await sql.query("SELECT FROM inbound_message WHERE gateway_account_id = $1", [account]),
  ).toHaveLength(1);
  const kept = await sql.query<{ body: Buffer }>(
    "SELECT body FROM callback_rejection WHERE gateway_account_id = $1 AND reason LIKE '%withoutPhone%'",
    [account],
  );
  expect(kept.map(({ body }) => body.toString())).toEqual([expect.stringContaining("somebody")]);
});

it("D8: another secret brings nothing, 3 MB are read, and more is not", async () => {
  expect(await post({ statuses: [] }, "other")).toBe(403);
  const filler = (bytes: number) => post({ statuses: [], filler: "x".repeat(bytes) });
  expect(await filler(2_900_000)).toBe(200);
  expect(await filler(3_300_000).catch(() => 413)).toBe(413);
});
