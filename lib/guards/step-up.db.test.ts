import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { walkApp } from "@/lib/checks/walk-app";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { incoming } from "@/lib/testing/incoming-request";
import { testDatabase } from "@/lib/testing/test-database";
import type { Route } from "./serve-route";

testDatabase();

const ID = "7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11";
const TRANSFER = { customerId: ID, username: "kedai", credits: 5, requestKey: "a-key-of-its-own" };
const GATEWAY = { label: "Main", url: "http://127.0.0.1:9", username: "shop", password: "secret" };

const ATTESTATION = { clientDataJSON: "e30", attestationObject: "oA" };
const PASSKEY = {
  ticket: "none",
  name: "Phone",
  response: { id: "aa", rawId: "aa", type: "public-key", response: ATTESTATION },
};

/**
 * Whatever is delicate, with an input that passes its schema: what is refused then is refused for
 * want of proof.
 */
const DELICATE: Record<string, unknown> = {
  "ACTION /[workspace]#connectSimulatorAction": null,
  "ACTION /[workspace]#releaseRestoreAction": null,
  "ACTION /[workspace]#askExportAction": {},
  "ACTION /[workspace]/campaigns#askExportAction": {},
  "ACTION /[workspace]/lists#askExportAction": {},
  "ACTION /[workspace]/settings/api-keys#createApiKeyAction": {
    name: "Shop",
    role: "marketer",
    expiresInDays: 30,
  },
  "ACTION /[workspace]/settings/api-keys#handOverApiKeyAction": { apiKeyId: ID, memberId: ID },
  "ACTION /[workspace]/settings/gateway-accounts#connectGatewayAccountAction": GATEWAY,
  "ACTION /[workspace]/settings/gateway-accounts#updateGatewayAccountAction": { id: ID, password: "secret" },
  "ACTION /[workspace]/settings/members#inviteMemberAction": {
    email: "new@example.com",
    name: "New",
    role: "support",
  },
  "ACTION /[workspace]/settings/members#changeInvitationAction": { invitationId: ID, role: "admin" },
  "ACTION /[workspace]/settings/members#renewInvitationAction": { invitationId: ID },
  "ACTION /[workspace]/settings/members#renewPasswordLinkAction": { memberId: ID },
  "ACTION /[workspace]/settings/members#changeRoleAction": { memberId: ID, role: "admin" },
  "ACTION /[workspace]/settings/privacy#eraseNumberAction": { phone: "60123456789", typed: "60123456789" },
  "ACTION /[workspace]/settings/privacy#exportNumberAction": { phone: "60123456789" },
  "ACTION /[workspace]/settings/security#addPasskeyAction": PASSKEY,
  "ACTION /[workspace]/settings/security#beginPasskeyAction": {},
  "ACTION /[workspace]/settings/security#renamePasskeyAction": { passkeyId: ID, name: "Phone" },
  "ACTION /[workspace]/settings/security#removePasskeyAction": { passkeyId: ID },
  "ACTION /[workspace]/settings/security#askAddressChangeAction": { email: "elsewhere@example.com" },
  "ACTION /[workspace]/settings/webhooks#createWebhookAction": {
    url: "https://example.com/hook",
    events: ["message.status"],
  },
  "ACTION /[workspace]/settings/webhooks#rotateWebhookSecretAction": { webhookId: ID },
  "ACTION /[workspace]/settings/workspace#setTwoStepRuleAction": { requireTwoStep: null },
  "ACTION /[workspace]/transfers#approveTransferAction": { id: ID },
  "ACTION /[workspace]/transfers#approveTransferBatchAction": { id: ID },
  "ACTION /[workspace]/transfers#createTransferAction": TRANSFER,
  "ACTION /[workspace]/transfers#createTransferBatchAction": {
    lines: [{ customer: "kedai-siti", credits: 100 }],
    requestKey: "batch-0001",
  },
  "GET /api/app/[workspace]/audit/export": null,
  "GET /api/app/[workspace]/campaigns/export": null,
  "GET /api/app/[workspace]/contacts/export": null,
  "GET /api/app/[workspace]/credit/ledger/export": null,
  "GET /api/app/[workspace]/suppressions/export": null,
  "GET /api/app/[workspace]/campaigns/[campaignId]/messages/export": null,
  "GET /api/app/[workspace]/imports/[importId]/rejections.csv": null,
};

/**
 * A report's file counts messages and names nobody; a batch's names customers by their usernames.
 */
const WITHOUT_NUMBERS = [
  "GET /api/app/[workspace]/reports/export",
  "GET /api/app/[workspace]/transfers/batches/[batchId]/export",
];

type Action = ((slug: string, input: unknown) => Promise<{ ok: boolean; code?: string }>) & {
  confirmed?: boolean;
};
let shop: TestWorkspace;
const actions = new Map<string, Action>();
const routes = new Map<string, Route>();

beforeAll(async () => {
  shop = await createTestWorkspace();
  for (const { kind, path, file } of walkApp()) {
    if (kind === "page") continue;
    for (const [name, way] of Object.entries(
      (await import(/* @vite-ignore */ file)) as Record<string, unknown>,
    )) {
      if (kind === "action") actions.set(`ACTION ${path}#${name}`, way as Action);
      else if ((way as Route)?.guard !== undefined) routes.set(`${name} ${path}`, way as Route);
    }
  }
});

/**
 * What the owner is answered, signed in with a proof of that many seconds ago; "done" for anything
 * but a refusal for want of proof.
 */
async function answer(way: string, seconds: number): Promise<string> {
  const { userId } = shop.people.owner;
  const session = await createSession(userId, { ip: undefined, userAgent: undefined });
  await sql.execute("UPDATE session SET confirmed_at = now() - make_interval(secs => $2) WHERE id = $1", [
    session,
    seconds,
  ]);
  const headers = {
    "sec-fetch-site": "same-origin",
    cookie: `${cookieName("session")}=${await sessionToken(session, userId)}`,
  };
  const action = actions.get(way);
  if (action !== undefined) {
    incoming.headers = new Headers(headers);
    const result = await action(shop.slug, DELICATE[way]);
    expect(result.code).not.toBe("invalid");
    return result.code === "confirmation_needed" ? "asked" : "done";
  }
  const route = routes.get(way);
  if (route === undefined) throw new Error(`There is no ${way}.`);
  const params = { workspace: shop.slug, campaignId: ID, importId: ID };
  const response = await route(new Request("http://localhost:3000/x", { headers }), {
    params: Promise.resolve(params),
  });
  const body = await response.text();
  return body.includes('"code":"confirmation_needed"') ? "asked" : "done";
}

describe("B-1: step-up", () => {
  it("asks for credentials, roles, passkeys, keys, webhook secrets, transfers and files with numbers, and nothing else", () => {
    const found = [
      ...[...actions].filter(([, action]) => action.confirmed === true),
      ...[...routes].filter(([, route]) => route.options.confirmed === true),
    ].map(([way]) => way);
    expect(found.sort()).toEqual(Object.keys(DELICATE).sort());
  });

  it("every file with contacts' numbers that a screen offers is among them", () => {
    const files = [...routes.keys()].filter((way) => /^GET \/api\/app\/.*(?:\.csv|\/export)$/.test(way));
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((way) => !(way in DELICATE)).sort()).toEqual(WITHOUT_NUMBERS);
  });

  it.each(Object.keys(DELICATE))("%s: done with a fresh proof, asked after five minutes", async (way) => {
    expect(await answer(way, 301)).toBe("asked");
    expect(await answer(way, 290)).toBe("done");
  });

  it("a key is its own proof: no operation of the API asks for more", async () => {
    expect([...routes].filter(([way, route]) => way.includes("/api/v1/") && route.options.confirmed)).toEqual(
      [],
    );
    const { key } = await createApiKey(shop.as.owner, {
      name: "Till",
      role: "reseller",
      expiresInDays: null,
    });
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const body = JSON.stringify({ customer: "kedai", credits: 5 });
    const request = new Request("http://localhost:3000/x", { method: "POST", headers, body });
    const response = await (routes.get("POST /api/v1/transfers") as Route)(request, {
      params: Promise.resolve({}),
    });
    expect(((await response.json()) as { code?: string }).code).not.toBe("confirmation_needed");
  });
});
