import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { getCallbackDoctor } from "@/lib/callback-doctor/callback-doctor.queries";
import { callbackOwner } from "@/lib/callback-tokens/callback-tokens";
import { retireCallbackToken } from "@/lib/callback-tokens/retire-callback-token";
import { rotateCallbackToken } from "@/lib/callback-tokens/rotate-callback-token";
import { sentence } from "@/lib/core/sentence";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { checkDueBalances } from "@/lib/gateway-accounts/check-due-balances";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { listGatewayAccounts, requireGatewayAccount } from "@/lib/gateway-accounts/gateway-account.queries";
import { pauseGatewayAccount } from "@/lib/gateway-accounts/pause-gateway-account";
import { resumeGatewayAccount } from "@/lib/gateway-accounts/resume-gateway-account";
import { updateGatewayAccount } from "@/lib/gateway-accounts/update-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import { openSecret } from "@/lib/platform/secrets";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    accounts: [{ username: "shop", password: "canary-pw-1", credits: 500 }],
  });
});
afterAll(() => simulator.stop());

const login = () => ({
  label: "Main",
  url: simulator.gatewayUrl,
  username: "shop",
  password: "canary-pw-1",
  kind: "spec-1.84" as const,
  settings: {},
});

async function connected(): Promise<{ shop: TestWorkspace; id: string; token: string }> {
  simulator.script({ rules: [] });
  simulator.control.putAccount({ username: "shop", credits: 500 });
  const shop = await createTestWorkspace();
  const { gatewayAccountId, callbacks } = await connectGatewayAccount(shop.as.admin, login());
  return { shop, id: gatewayAccountId, token: tokenOf(callbacks.deliveryReports) };
}

const tokenOf = (url: string) => /\/api\/gateway\/([\w-]{43})\//.exec(url)?.[1] ?? "";
const alarms = (workspaceId: string) =>
  sql.query("SELECT kind FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL ORDER BY kind", [
    workspaceId,
  ]);

it("connects, reads the balance, and makes the first account the default", async () => {
  const { shop, id } = await connected();
  expect(await requireGatewayAccount(shop.as.marketer, id)).toMatchObject({
    isDefault: true,
    status: "active",
    balance: { remaining: 500 },
  });
  const second = await connectGatewayAccount(shop.as.admin, { ...login(), label: "Second" });
  await updateGatewayAccount(shop.as.admin, { id: second.gatewayAccountId, isDefault: true });
  expect(
    (await listGatewayAccounts(shop.as.admin)).map((account) => [account.label, account.isDefault]),
  ).toEqual([
    ["Second", true],
    ["Main", false],
  ]);
});

it("K-1: the password is nowhere in the database, and its cipher is bound to its row", async () => {
  const { id } = await connected();
  const row = await sql.first<{ password_cipher: string }>(
    "SELECT password_cipher FROM gateway_account WHERE id = $1",
    [id],
  );
  const sealed = row?.password_cipher ?? "";
  expect(sealed).not.toContain("canary");
  expect(openSecret(sealed, `gateway_account:${id}`)).toBe("canary-pw-1");
  expect(() => openSecret(sealed, "gateway_account:another")).toThrow();
  const tables = await sql.query<{ dump: string | null }>(
    `SELECT query_to_xml('SELECT * FROM gateway_account', true, true,
       '')::text || query_to_xml('SELECT * FROM audit_entry', true, true, '')::text AS dump`,
  );
  expect(tables[0]?.dump).not.toContain("canary-pw-1");
});

it("refused credentials are not stored; a gateway that does not answer is", async () => {
  const shop = await createTestWorkspace();
  await expect(connectGatewayAccount(shop.as.admin, { ...login(), password: "wrong" })).rejects.toMatchObject(
    { code: "unprocessable" },
  );
  expect(await listGatewayAccounts(shop.as.admin)).toEqual([]);
  await connectGatewayAccount(shop.as.admin, { ...login(), url: "http://127.0.0.1:1/websmsapi/" });
  expect((await listGatewayAccounts(shop.as.admin))[0]).toMatchObject({
    balance: { remaining: null },
    balanceError: expect.any(String),
  });
});

it.each([
  "http://127.0.0.1/",
  "http://169.254.169.254/",
  "http://[::ffff:10.0.0.1]/",
  "http://0x7f000001/",
  "http://localhost/",
])("R-1: %s is refused unless private gateways are allowed", async (url) => {
  const shop = await createTestWorkspace();
  vi.stubEnv("ALLOW_PRIVATE_GATEWAYS", "0");
  try {
    await expect(connectGatewayAccount(shop.as.admin, { ...login(), url })).rejects.toMatchObject({
      code: "invalid",
      fields: { url: expect.any(String) },
    });
  } finally {
    vi.unstubAllEnvs();
  }
});

it("a stored password is not sent to another address", async () => {
  const { shop, id } = await connected();
  const moved = updateGatewayAccount(shop.as.admin, { id, url: "http://127.0.0.1:1/websmsapi/" });
  await expect(moved).rejects.toMatchObject({ code: "invalid", fields: { password: expect.any(String) } });
});

it("S12, S13: a pause stops what sends, and resume goes on only when the gateway answers with credit", async () => {
  const { shop, id } = await connected();
  const campaign = (status: string, reason: string | null) =>
    sql.first<{ id: string }>(
      `INSERT INTO campaign (workspace_id, name, status, paused_reason, gateway_account_id, message)
       VALUES ($1, 'One', $2::campaign_status, $3, $4, '{"kind":"text","text":"x"}') RETURNING id`,
      [shop.id, status, reason, id],
    );
  const sending = await campaign("sending", null);
  const byPerson = await campaign("paused", "person");
  expect(await sql.transaction((client) => pauseGatewayAccount(client, id, "credits", "1704"))).toBe(1);
  expect(await alarms(shop.id)).toEqual([{ kind: "gateway.credits" }]);
  simulator.control.putAccount({ username: "shop", credits: 0 });
  await expect(resumeGatewayAccount(shop.as.admin, { id })).rejects.toMatchObject({ code: "unprocessable" });
  simulator.script({
    rules: [{ match: { page: "creditsLeft" }, action: { hang: false, status: 503, body: "" } }],
  });
  await expect(resumeGatewayAccount(shop.as.admin, { id })).rejects.toMatchObject({ code: "unprocessable" });
  simulator.script({ rules: [] });
  simulator.control.putAccount({ username: "shop", credits: 40 });
  expect(await resumeGatewayAccount(shop.as.admin, { id })).toEqual({ campaigns: 1, remaining: 40 });
  const rows = await sql.query("SELECT id, status::text FROM campaign WHERE workspace_id = $1", [shop.id]);
  expect(rows).toContainEqual({ id: sending?.id, status: "sending" });
  expect(rows).toContainEqual({ id: byPerson?.id, status: "paused" });
  expect(await alarms(shop.id)).not.toContainEqual({ kind: "gateway.credits" });
});

it("S12, S13: a refusal of a call made before the resume, or with the old password, pauses nothing", async () => {
  const { shop, id } = await connected();
  const epoch = async () =>
    (await sql.first<{ epoch: number }>("SELECT epoch FROM gateway_account WHERE id = $1", [id]))?.epoch ??
    -1;
  const status = () =>
    sql.first("SELECT status::text, paused_reason FROM gateway_account WHERE id = $1", [id]);
  const refuse = (at: number) =>
    sql.transaction((client) => pauseGatewayAccount(client, id, "credits", "1704", at));
  const first = await epoch();
  await refuse(first);
  expect(await status()).toEqual({ status: "paused", paused_reason: "credits" });
  await resumeGatewayAccount(shop.as.admin, { id });
  await refuse(first);
  expect(await status()).toEqual({ status: "active", paused_reason: null });
  expect(await alarms(shop.id)).toEqual([]);
  const second = await epoch();
  await updateGatewayAccount(shop.as.admin, { id, password: "canary-pw-1" });
  await refuse(second);
  expect(await status()).toEqual({ status: "active", paused_reason: null });
  await refuse(await epoch());
  expect(await status()).toEqual({ status: "paused", paused_reason: "credits" });
});

it("an unreadable answer is unknown, never zero; the raw body is kept", async () => {
  const { shop, id } = await connected();
  simulator.script({ rules: [{ match: { page: "creditsLeft" }, action: { body: "maintenance" } }] });
  expect(await checkBalance(id, "hourly")).toMatchObject({ outcome: "unknown", remaining: null });
  expect(await requireGatewayAccount(shop.as.admin, id)).toMatchObject({
    balance: { remaining: 500 },
    balanceError: expect.any(String),
  });
  expect(
    await sql.first(
      "SELECT remaining, raw FROM balance_reading WHERE gateway_account_id = $1 ORDER BY id DESC",
      [id],
    ),
  ).toEqual({
    remaining: null,
    raw: "maintenance",
  });
});

it("low balance raises one alarm, and enough resolves it", async () => {
  const { shop, id } = await connected();
  await updateGatewayAccount(shop.as.admin, { id, lowBalanceAt: 1000 });
  await checkBalance(id, "hourly");
  await checkBalance(id, "hourly");
  expect(await alarms(shop.id)).toEqual([{ kind: "balance.low" }]);
  simulator.control.putAccount({ username: "shop", credits: 2000 });
  await checkBalance(id, "hourly");
  expect(await alarms(shop.id)).toEqual([]);
});

it("balances are read once an hour, and a minute after a send", async () => {
  const { shop, id } = await connected();
  const readings = async () =>
    (await sql.query("SELECT id FROM balance_reading WHERE gateway_account_id = $1", [id])).length;
  await checkDueBalances();
  expect(await readings()).toBe(1);
  await sql.query(
    "UPDATE balance_reading SET at = at - interval '61 minutes' WHERE gateway_account_id = $1",
    [id],
  );
  await checkDueBalances();
  expect(await readings()).toBe(2);
  await sql.query("UPDATE balance_reading SET at = at - interval '2 minutes' WHERE gateway_account_id = $1", [
    id,
  ]);
  await sql.query(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, started_at, finished_at)
     VALUES ($1, 'One', 'finished', $2, '{}', now(), now())`,
    [shop.id, id],
  );
  await checkDueBalances();
  await checkDueBalances();
  expect(await readings()).toBe(3);
});

it("D9, K-3: both tokens count in the overlap; the old one is refused when retired or a week old", async () => {
  const { shop, id, token } = await connected();
  expect(token).toHaveLength(43);
  expect(
    await sql.query("SELECT id FROM callback_token WHERE token_cipher LIKE '%' || $1 || '%'", [token]),
  ).toEqual([]);
  const next = tokenOf((await rotateCallbackToken(shop.as.admin, { id })).deliveryReports);
  for (const each of [token, next])
    expect(await callbackOwner(each)).toMatchObject({ gatewayAccountId: id, workspaceId: shop.id });
  const old = await sql.first<{ id: string; days: number }>(
    `SELECT id, round(extract(epoch FROM expires_at - now()) / 86400)::int AS days
     FROM callback_token
     WHERE gateway_account_id = $1 AND expires_at IS NOT NULL`,
    [id],
  );
  expect(old?.days).toBe(7);
  await expect(retireCallbackToken(shop.as.admin, { id: old?.id ?? "" })).rejects.toMatchObject({
    code: "unprocessable",
  });
  await sql.query(
    "UPDATE callback_token SET last_report_at = now() WHERE gateway_account_id = $1 AND expires_at IS NULL",
    [id],
  );
  await retireCallbackToken(shop.as.admin, { id: old?.id ?? "" });
  await vi.waitFor(async () => expect(await callbackOwner(token)).toBeNull(), {
    timeout: 120_000,
    interval: 200,
  });
  expect(await callbackOwner(next)).not.toBeNull();
});

it("D9: an old pair outlives its week while the gateway has not called the new one, and ends when it has", async () => {
  const { shop, id, token } = await connected();
  await rotateCallbackToken(shop.as.admin, { id });
  await sql.query(
    `UPDATE callback_token
     SET expires_at = now() - interval '1 day'
     WHERE gateway_account_id = $1 AND expires_at IS NOT NULL`,
    [id],
  );
  expect(await callbackOwner(token)).toMatchObject({ gatewayAccountId: id });
  expect((await getCallbackDoctor(shop.as.admin, id)).older).toHaveLength(1);
  await sql.query(
    "UPDATE callback_token SET last_inbound_at = now() WHERE gateway_account_id = $1 AND expires_at IS NULL",
    [id],
  );
  expect((await getCallbackDoctor(shop.as.admin, id)).older).toEqual([]);
  await vi.waitFor(async () => expect(await callbackOwner(token)).toBeNull(), {
    timeout: 120_000,
    interval: 200,
  });
});

it("D9: a leaked pair can be ended before the new one was called, on purpose only", async () => {
  const { shop, id, token } = await connected();
  await rotateCallbackToken(shop.as.admin, { id });
  const old = (await getCallbackDoctor(shop.as.admin, id)).older[0]?.id ?? "";
  await retireCallbackToken(shop.as.admin, { id: old, evenUnused: true });
  expect((await getCallbackDoctor(shop.as.admin, id)).older).toEqual([]);
  await vi.waitFor(async () => expect(await callbackOwner(token)).toBeNull(), {
    timeout: 120_000,
    interval: 200,
  });
});

it("another workspace's account does not exist", async () => {
  const { id } = await connected();
  const other = await createTestWorkspace();
  await expect(requireGatewayAccount(other.as.owner, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(resumeGatewayAccount(other.as.owner, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(rotateCallbackToken(other.as.owner, { id })).rejects.toMatchObject({ code: "not_found" });
});

/** A campaign that stands because the account ran out of credit. */
async function ranOut(shop: TestWorkspace, id: string): Promise<string> {
  simulator.control.putAccount({ username: "shop", credits: 0 });
  await checkBalance(id, "person");
  const campaign = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, gateway_account_id, name, status, message, recipients)
     VALUES ($1, $2, 'Sale', 'sending', '{"kind": "text", "text": "Hi"}', 1) RETURNING id`,
    [shop.id, id],
  );
  await sql.transaction((client) =>
    pauseGatewayAccount(client, id, "credits", sentence("rules.call.stopped")),
  );
  return campaign?.id ?? "";
}

const stands = async (campaignId: string, id: string) =>
  sql.first(
    `SELECT a.status AS account, c.status AS campaign FROM gateway_account a, campaign c
     WHERE c.id = $1 AND a.id = $2`,
    [campaignId, id],
  );

it("a campaign's Resume reads the balance, and account and campaign go on in one press", async () => {
  const { shop, id } = await connected();
  const campaignId = await ranOut(shop, id);
  await expect(resumeCampaign(shop.as.marketer, { id: campaignId })).rejects.toThrow(/no credit left/);
  expect(await stands(campaignId, id)).toEqual({ account: "paused", campaign: "paused" });

  simulator.control.putAccount({ username: "shop", credits: 300 });
  expect((await resumeCampaign(shop.as.marketer, { id: campaignId })).status).toBe("sending");
  expect(await stands(campaignId, id)).toEqual({ account: "active", campaign: "sending" });
  expect(await alarms(shop.id)).not.toContainEqual({ kind: "gateway.credits" });
});

it("goes on by itself when credit has arrived, only where the workspace wants it", async () => {
  const { shop, id } = await connected();
  const campaignId = await ranOut(shop, id);
  simulator.control.putAccount({ username: "shop", credits: 200 });
  await checkBalance(id, "hourly");
  expect(await stands(campaignId, id)).toEqual({ account: "paused", campaign: "paused" });

  await sql.execute(`UPDATE workspace SET settings = settings || '{"resumeOnCredit": true}' WHERE id = $1`, [
    shop.id,
  ]);
  // The same balance again is no credit that arrived: the gateway refused with it.
  await checkBalance(id, "hourly");
  expect(await stands(campaignId, id)).toEqual({ account: "paused", campaign: "paused" });
  simulator.control.putAccount({ username: "shop", credits: 201 });
  await sql.execute(
    "UPDATE balance_reading SET at = at - interval '2 minutes' WHERE gateway_account_id = $1",
    [id],
  );
  await checkDueBalances();
  expect(await stands(campaignId, id)).toEqual({ account: "active", campaign: "sending" });
});
