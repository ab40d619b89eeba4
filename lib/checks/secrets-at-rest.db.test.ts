import { randomBytes } from "node:crypto";
import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST as postWebhooks } from "@/app/api/v1/webhooks/route";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { rotateCallbackToken } from "@/lib/callback-tokens/rotate-callback-token";
import { receiveCallback } from "@/lib/callbacks/receive-callback";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { updateGatewayAccount } from "@/lib/gateway-accounts/update-gateway-account";
import { queueMail } from "@/lib/mail/queue-mail";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { changePassword } from "@/lib/sign-in/change-password";
import { createPasswordLink } from "@/lib/sign-in/password-link";
import { signIn } from "@/lib/sign-in/sign-in";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { findInDatabase } from "@/lib/testing/find-in-database";
import { testDatabase } from "@/lib/testing/test-database";
import { beginTwoStep } from "@/lib/two-step/begin-two-step";
import { enableTwoStep } from "@/lib/two-step/enable-two-step";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";

testDatabase();

const word = (name: string) => `canary-${name}-${randomBytes(9).toString("hex")}`;
const PASSWORD = word("password");
const GATEWAY = { username: "shop", password: word("gateway") };
let simulator: Simulator;
let shop: TestWorkspace;
let key: string;

beforeAll(async () => {
  shop = await createTestWorkspace({ passwordHash: await hashPassword(PASSWORD) });
  simulator = await startSimulator({ accounts: [{ ...GATEWAY, credits: 100 }] });
  key = (await createApiKey(shop.as.owner, { name: "program", role: "owner", expiresInDays: null })).key;
});
afterAll(() => simulator.stop());

const post = (idempotencyKey: string, url: string) =>
  postWebhooks(
    new Request("http://localhost:3000/api/v1/webhooks", {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        "idempotency-key": idempotencyKey,
      },
      body: JSON.stringify({ url, events: ["message.status"] }),
    }),
    { params: Promise.resolve({}) },
  );

/** Whatever makes a secret or takes one, each with what it made or took. */
const WAYS: Record<string, () => Promise<string[]>> = {
  "an API key": async () => [key],
  "a webhook by the REST API, under an Idempotency-Key": async () => {
    const answer = (await (await post("first", "https://example.com/a")).json()) as { secret: string };
    return [answer.secret];
  },
  "a webhook on screen, and its next secret": async () => {
    const made = await createWebhook(shop.as.owner, {
      url: "https://example.com/b",
      events: ["message.status"],
    });
    return [made.secret, (await rotateWebhookSecret(shop.as.owner, { webhookId: made.id })).secret];
  },
  "a gateway account, its callback URLs, the next ones, and a changed password": async () => {
    const account = await connectGatewayAccount(shop.as.owner, {
      label: "Main",
      url: simulator.gatewayUrl,
      kind: "spec-1.84" as const,
      settings: {},
      ...GATEWAY,
    });
    const id = account.gatewayAccountId;
    const tokenOf = (url: string) => /gateway\/([^/]+)\//.exec(url)?.[1] ?? "";
    const next = tokenOf((await rotateCallbackToken(shop.as.owner, { id })).inboundMessages);
    const changed = word("changed");
    await updateGatewayAccount(shop.as.owner, { id, password: changed });
    for (const query of ["MsgId=1", "%", ""])
      await receiveCallback({ token: next, endpoint: "inbound-messages", query, ip: "210.5.41.23" });
    expect(await sql.query("SELECT FROM callback_rejection")).not.toHaveLength(0);
    return [GATEWAY.password, changed, tokenOf(account.callbacks.deliveryReports), next];
  },
  "a sign-in, a wrong password, and a changed one": async () => {
    const { email, userId } = shop.people.marketer;
    const from = { ip: "203.0.113.9", userAgent: "test", requestId: "test-0001" };
    await signIn({ email, password: PASSWORD }, from);
    const wrong = word("wrong");
    await signIn({ email, password: wrong }, from).catch(() => undefined);
    const changed = word("changed");
    await changePassword(shop.as.marketer, { current: PASSWORD, password: changed });
    return [PASSWORD, wrong, changed, await sessionToken(await createSession(userId, from), userId)];
  },
  "a password link": async () => [
    (await sql.transaction((client) => createPasswordLink(client, shop.people.support.userId)))
      .split("/")
      .at(-1) ?? "",
  ],
  "two-step sign-in and its recovery codes": async () => {
    const { seed, ticket } = await beginTwoStep(shop.as.admin, { password: PASSWORD });
    const { recoveryCodes } = await enableTwoStep(shop.as.admin, {
      ticket,
      code: generateSync({ secret: seed }),
    });
    return [seed, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll("-", ""))];
  },
  "a mail with a link": async () => {
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
    const link = `http://localhost:3000/set-password/${word("mail")}`;
    const values = { name: "Me", link, hours: 1 };
    expect(await queueMail(sql.pool(), { kind: "password-link", to: "me@example.com", values })).toBe(true);
    vi.unstubAllEnvs();
    return [link];
  },
};

describe("K-1, I-8: no secret stands in clear in any row of any table", () => {
  it.each(Object.keys(WAYS))("%s", async (name) => {
    const secrets = (await WAYS[name]?.()) ?? [];
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((secret) => secret.length < 8)).toEqual([]);
    expect(await findInDatabase(secrets)).toEqual([]);
  });

  it("a repeat under the Idempotency-Key answers the same secret again, and that of another key is another", async () => {
    const first = await post("again", "https://example.com/c");
    const second = await post("again", "https://example.com/c");
    expect([second.status, second.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
    const [one, two] = [await first.text(), await second.text()];
    expect(two).toBe(one);
    expect(one).toContain("whsec_");
  });

  it("a kept answer that was moved to another row, or whose key is lost, is not shown and nothing is done again", async () => {
    await post("moved", "https://example.com/d");
    const [made] = await sql.query<{ count: number }>("SELECT count(*) FROM webhook_endpoint");
    await sql.execute(
      `UPDATE idempotency_key
       SET response_cipher = (SELECT response_cipher FROM idempotency_key WHERE key = 'again')
       WHERE key = 'moved'`,
    );
    const answer = await post("moved", "https://example.com/d");
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, "conflict"]);
    expect(await sql.query("SELECT count(*) FROM webhook_endpoint")).toEqual([made]);
  });

  it("the search finds what stands there: as text, in JSON, and as octets", async () => {
    const [text, json, octets] = [word("text"), word("json"), word("octets")];
    await sql.execute("INSERT INTO list (workspace_id, name) VALUES ($1, $2)", [shop.id, text]);
    await sql.execute("INSERT INTO alarm (workspace_id, kind, message, detail) VALUES ($1, 'x', '', $2)", [
      shop.id,
      JSON.stringify({ json }),
    ]);
    const raw = Buffer.from(`a=${octets}`);
    await sql.execute(
      `INSERT INTO callback_rejection (workspace_id, gateway_account_id, kind, raw, reason)
       VALUES ($1, gen_random_uuid(), 'x', $2, 'x')`,
      [shop.id, raw],
    );
    expect((await findInDatabase([text, json, octets])).map((found) => found.split(":")[0])).toEqual([
      "public.alarm",
      "public.callback_rejection",
      "public.list",
    ]);
  });
});
