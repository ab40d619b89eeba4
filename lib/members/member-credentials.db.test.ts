import { createHash, randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  handOverApiKeyAction,
  createApiKeyAction as makeKey,
} from "@/app/(dashboard)/[workspace]/settings/api-keys/actions";
import { rotateCallbackTokenAction } from "@/app/(dashboard)/[workspace]/settings/callbacks/actions";
import {
  changeRoleAction,
  inviteMemberAction,
  renewPasswordLinkAction,
  setMemberStateAction,
} from "@/app/(dashboard)/[workspace]/settings/members/actions";
import {
  createWebhookAction as makeWebhook,
  rotateWebhookSecretAction,
} from "@/app/(dashboard)/[workspace]/settings/webhooks/actions";
import { GET as readCredentials } from "@/app/api/app/[workspace]/members/[memberId]/credentials/route";
import { GET as listLists, POST as makeList } from "@/app/api/v1/lists/route";
import { operatorContext } from "@/lib/access/operator-context";
import type { Role } from "@/lib/access/permissions.rules";
import { listApiKeys } from "@/lib/api-keys/api-key.queries";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { getCallbackDoctor } from "@/lib/callback-doctor/callback-doctor.queries";
import { recordCallbacksSeen } from "@/lib/callback-doctor/record-callbacks-seen";
import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import type { ActionResult } from "@/lib/core/result";
import type { MemberCredentialsView } from "@/lib/members/member-credentials.view";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import {
  createTestWorkspace,
  type TestPerson,
  type TestWorkspace,
} from "@/lib/testing/create-test-workspace";
import { incoming } from "@/lib/testing/incoming-request";
import { testDatabase } from "@/lib/testing/test-database";

const interval = setInterval;

testDatabase();
let shop: TestWorkspace;
beforeEach(async () => {
  shop = await createTestWorkspace();
});

async function signIn(person: TestPerson): Promise<string> {
  const session = await createSession(person.userId, { ip: undefined, userAgent: undefined });
  const cookie = `${cookieName("session")}=${await sessionToken(session, person.userId)}`;
  incoming.headers = new Headers({ "sec-fetch-site": "same-origin", cookie });
  return cookie;
}

async function as<T>(role: Role, run: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  await signIn(shop.people[role]);
  return run();
}

function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.data;
}

const key = async (by: Role, role: Role) =>
  done(await as(by, () => makeKey(shop.slug, { name: `${role} till`, role, expiresInDays: null })));

async function call(bearer: string, post = false): Promise<number> {
  const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
  const url = "http://localhost:3000/api/v1/lists";
  const request = post
    ? new Request(url, { method: "POST", headers, body: `{"name":"${randomUUID()}"}` })
    : new Request(url, { headers });
  return (await (post ? makeList : listLists)(request, { params: Promise.resolve({}) })).status;
}

async function shown(person: TestPerson, role?: Role): Promise<MemberCredentialsView> {
  const cookie = await signIn(shop.people.owner);
  const request = new Request(`http://localhost:3000/x${role ? `?role=${role}` : ""}`, {
    headers: { cookie },
  });
  const params = Promise.resolve({ workspace: shop.slug, memberId: person.memberId });
  return (await (await readCredentials(request, { params })).json()) as MemberCredentialsView;
}

const disable = (person: TestPerson) =>
  as("owner", () => setMemberStateAction(shop.slug, { memberId: person.memberId, disabled: true }));
const demote = (person: TestPerson, role: Role) =>
  as("owner", () => changeRoleAction(shop.slug, { memberId: person.memberId, role }));
const audited = (action: string, entityId: string) =>
  sql.first("SELECT after FROM audit_entry WHERE workspace_id = $1 AND action = $2 AND entity_id = $3", [
    shop.id,
    action,
    entityId,
  ]);

describe("F5: keys", () => {
  it("a key ends with the membership of its maker, reading and writing, and every key of the others goes on", async () => {
    const [mine, theirs] = [await key("admin", "marketer"), await key("owner", "marketer")];
    const operators = await createApiKey(await operatorContext(shop.slug), {
      name: "cron",
      role: "admin",
      expiresInDays: null,
    });
    expect([await call(mine.key), await call(mine.key, true)]).toEqual([200, 201]);
    expect(done(await disable(shop.people.admin))).toEqual({ revokedKeys: 1 });
    expect([await call(mine.key), await call(mine.key, true)]).toEqual([401, 401]);
    expect([await call(theirs.key), await call(operators.key)]).toEqual([200, 200]);
    expect(await audited("apiKey.revoked", mine.id)).toMatchObject({
      after: { because: expect.stringMatching(/disabled/) },
    });
    done(
      await as("owner", () =>
        setMemberStateAction(shop.slug, { memberId: shop.people.admin.memberId, disabled: false }),
      ),
    );
    expect(await call(mine.key)).toBe(401);
  });

  it("with a smaller role the keys above it end in the same moment, and those within it stay", async () => {
    const [admins, marketers, resellers] = [
      await key("admin", "admin"),
      await key("admin", "marketer"),
      await key("admin", "reseller"),
    ];
    const before = await shown(shop.people.admin, "marketer");
    expect(before.apiKeys.map(({ name, revoked }) => [name, revoked])).toEqual([
      ["admin till", true],
      ["marketer till", false],
      ["reseller till", true],
    ]);
    expect(done(await demote(shop.people.admin, "marketer"))).toEqual({ revokedKeys: 2 });
    expect([await call(admins.key), await call(marketers.key), await call(resellers.key)]).toEqual([
      401, 200, 401,
    ]);
  });

  it("nothing is revoked where the change itself is refused", async () => {
    const kept = await key("owner", "owner");
    expect(await demote(shop.people.owner, "support")).toMatchObject({
      ok: false,
      message: expect.stringMatching(/last owner/),
    });
    expect(await call(kept.key)).toBe(200);
  });

  it("a key never does more than its holder may, however that came about", async () => {
    const made = await key("admin", "marketer");
    const member = shop.people.admin.memberId;
    for (const [change, status] of [
      ["role = 'support'", 401],
      ["role = 'reseller'", 401],
      ["role = 'marketer'", 200],
      ["role = 'owner'", 200],
      ["disabled_at = now()", 401],
    ] as const) {
      await sql.execute(`UPDATE member SET ${change} WHERE id = $1`, [member]);
      expect([change, await call(made.key)]).toEqual([change, status]);
    }
    await sql.execute("DELETE FROM member WHERE id = $1", [member]);
    expect(await call(made.key)).toBe(401);
    expect(await listApiKeys(shop.as.owner, new Date())).toMatchObject([
      { id: made.id, status: "ended", role: "marketer" },
    ]);
  });

  it("nobody makes a key that may do more than they may", async () => {
    expect(
      await as("admin", () => makeKey(shop.slug, { name: "x", role: "owner", expiresInDays: null })),
    ).toMatchObject({
      code: "forbidden",
    });
  });

  it("handed over it outlives its maker and ends with its new holder; both stand in the table and the log", async () => {
    const made = await key("admin", "marketer");
    done(
      await as("owner", () =>
        handOverApiKeyAction(shop.slug, { apiKeyId: made.id, memberId: shop.people.marketer.memberId }),
      ),
    );
    expect(await audited("apiKey.handedOver", made.id)).toMatchObject({
      after: { holder: "Marketer Person" },
    });
    const [row] = await listApiKeys(shop.as.owner, new Date());
    expect(row).toMatchObject({ madeBy: "Admin Person", holder: "Marketer Person", status: "active" });
    done(await disable(shop.people.admin));
    expect(await call(made.key)).toBe(200);
    expect((await shown(shop.people.admin)).handedOver).toMatchObject([
      { id: made.id, holder: "Marketer Person" },
    ]);
    done(await disable(shop.people.marketer));
    expect(await call(made.key)).toBe(401);
  });

  it("a key is handed only to somebody who works here and may do as much, and an owner's only by an owner", async () => {
    const made = await key("owner", "admin");
    const owners = await key("owner", "owner");
    const { marketer, support, owner } = shop.people;
    const elsewhere = await createTestWorkspace();
    const give = (by: Role, apiKeyId: string, memberId: string) =>
      as(by, () => handOverApiKeyAction(shop.slug, { apiKeyId, memberId }));
    expect(await give("owner", made.id, marketer.memberId)).toMatchObject({
      code: "unprocessable",
      message: expect.stringMatching(/may do less/),
    });
    await sql.execute("UPDATE member SET disabled_at = now(), role = 'admin' WHERE id = $1", [
      support.memberId,
    ]);
    expect(await give("owner", made.id, support.memberId)).toMatchObject({
      code: "unprocessable",
      message: expect.stringMatching(/disabled/),
    });
    expect(await give("owner", made.id, elsewhere.people.owner.memberId)).toMatchObject({
      code: "not_found",
    });
    expect(await give("owner", randomUUID(), owner.memberId)).toMatchObject({ code: "not_found" });
    expect(await give("admin", owners.id, owner.memberId)).toMatchObject({ code: "forbidden" });
    expect(
      await sql.query("SELECT DISTINCT held_by_id FROM api_key WHERE workspace_id = $1", [shop.id]),
    ).toEqual([{ held_by_id: owner.userId }]);
  });
});

describe("F5: secrets and links", () => {
  it("shows the webhooks, callback URLs and gateway passwords that a person knows, until they are changed", async () => {
    const account = await createTestAccount(shop.id);
    const { admin } = shop.people;
    await createCallbackToken(
      { query: async (text, values) => ({ rows: (await sql.query(text, values)) as never }) },
      { workspaceId: shop.id, gatewayAccountId: account },
    );
    const hook = done(
      await as("admin", () =>
        makeWebhook(shop.slug, { url: "https://example.com/hook", events: ["message.status"] }),
      ),
    );
    expect(await shown(admin)).toMatchObject({
      webhooks: [{ id: hook.id, url: "https://example.com/hook" }],
      callbacks: [],
    });
    for (let times = 0; times < 3; times += 1)
      await recordCallbacksSeen(shop.as.admin, await getCallbackDoctor(shop.as.admin, account));
    expect(
      await sql.query("SELECT 1 FROM audit_entry WHERE workspace_id = $1 AND action = 'secret.seen'", [
        shop.id,
      ]),
    ).toHaveLength(1);
    expect((await shown(admin)).callbacks).toEqual([{ accountId: account, label: expect.any(String) }]);
    expect(await shown(shop.people.marketer)).toMatchObject({ webhooks: [], callbacks: [] });

    done(await as("owner", () => rotateWebhookSecretAction(shop.slug, { webhookId: hook.id })));
    expect((await shown(admin)).webhooks).toEqual([]);
    expect((await shown(shop.people.owner)).webhooks).toHaveLength(1);
    done(await as("owner", () => rotateCallbackTokenAction(shop.slug, { id: account })));
    await sql.execute(
      "UPDATE callback_token SET retired_at = now() WHERE workspace_id = $1 AND expires_at IS NOT NULL",
      [shop.id],
    );
    expect((await shown(admin)).callbacks).toEqual([]);
  });

  it("a secret that a key was shown counts for whoever made the key", async () => {
    const made = await createApiKey(shop.as.admin, { name: "till", role: "admin", expiresInDays: null });
    const { POST } = await import("@/app/api/v1/webhooks/route");
    const body = JSON.stringify({ url: "https://example.com/by-key", events: ["message.status"] });
    const headers = { authorization: `Bearer ${made.key}`, "content-type": "application/json" };
    const request = new Request("http://localhost:3000/api/v1/webhooks", { method: "POST", headers, body });
    expect((await POST(request, { params: Promise.resolve({}) })).status).toBe(201);
    expect((await shown(shop.people.admin)).webhooks).toMatchObject([{ url: "https://example.com/by-key" }]);
  });

  it("password links that a person made for others die with the change; those that others made stay", async () => {
    const { admin, marketer, support } = shop.people;
    const link = async (by: Role, to: TestPerson) =>
      done(await as(by, () => renewPasswordLinkAction(shop.slug, { memberId: to.memberId }))).link;
    const [held, foreign] = [await link("admin", marketer), await link("owner", support)];
    const works = async (url: string) => {
      const hash = createHash("sha256")
        .update(url.split("/").at(-1) ?? "")
        .digest();
      return (await sql.query("SELECT 1 FROM password_link WHERE token_hash = $1", [hash])).length === 1;
    };
    expect([await works(held), await works(foreign)]).toEqual([true, true]);
    done(
      await as("admin", () =>
        inviteMemberAction(shop.slug, {
          email: "open-invitation@example.com",
          name: "Invited",
          role: "marketer",
        }),
      ),
    );
    expect(await shown(admin)).toMatchObject({ passwordLinks: 1, invitations: 1 });
    done(await demote(admin, "reseller"));
    expect([await works(held), await works(foreign)]).toEqual([false, true]);
  });
});

describe("F5, F7: what is open", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Reads a stream until it ends. The pings never come, so only the change itself can end it. */
  async function openStream(
    route: (request: Request, context: { params: Promise<unknown> }) => Promise<Response>,
    headers: HeadersInit,
    slug = shop.slug,
  ) {
    vi.spyOn(globalThis, "setInterval").mockImplementation(((
      run: () => void,
      ms: number,
      ...rest: unknown[]
    ) => interval(run, ms === 15_000 ? 3_600_000 : ms, ...rest)) as typeof setInterval);
    const stop = new AbortController();
    const request = new Request("http://localhost:3000/x", { headers, signal: stop.signal });
    const response = await route(request, { params: Promise.resolve({ workspace: slug }) });
    expect(response.status).toBe(200);
    const listening = `SELECT 1 FROM pg_stat_activity
       WHERE application_name = 'canang live' AND query = 'LISTEN canang' AND datname = current_database()`;
    await expect.poll(() => sql.query(listening)).toHaveLength(1);
    const state = { ended: false };
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const ended = (async () => {
      while (!(await reader.read()).done);
      state.ended = true;
    })();
    return { ended, state, stop: () => stop.abort() };
  }

  it("disabled in one workspace: its page, action, route and stream refuse at once; the sign-in and the other workspace go on", async () => {
    const { GET: live } = await import("@/app/api/live/[workspace]/route");
    const { GET: overview } = await import("@/app/api/app/[workspace]/members/[memberId]/credentials/route");
    const { requirePage } = await import("@/lib/guards/require-page");
    const other = await createTestWorkspace();
    const person = shop.people.admin;
    await sql.execute("INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'admin')", [
      other.id,
      person.userId,
    ]);
    const cookie = await signIn(person);
    const ways = async (slug: string, memberId: string) => {
      incoming.headers = new Headers({ "sec-fetch-site": "same-origin", cookie });
      const page = await requirePage(Promise.resolve({ workspace: slug }), "members.view").then(
        () => 200,
        (error: { digest?: string }) => error.digest,
      );
      const action = await makeKey(slug, { name: "x", role: "support", expiresInDays: null });
      const route = await overview(new Request("http://localhost:3000/x", { headers: { cookie } }), {
        params: Promise.resolve({ workspace: slug, memberId }),
      });
      return [page, action.ok ? 200 : action.code, route.status];
    };
    const here = await openStream(live, { cookie });
    const there = await openStream(live, { cookie }, other.slug);
    expect(await ways(shop.slug, person.memberId)).toEqual([200, 200, 200]);
    done(await disable(person));
    await here.ended;
    expect(await ways(shop.slug, person.memberId)).toEqual([expect.stringMatching(/404/), "not_found", 404]);
    expect(await ways(other.slug, other.people.support.memberId)).toEqual([200, 200, 200]);
    expect(there.state.ended).toBe(false);
    there.stop();
    expect(
      await sql.query("SELECT 1 FROM session WHERE user_id = $1 AND revoked_at IS NOT NULL", [person.userId]),
    ).toEqual([]);
  });

  it("another role: a stream under the old one ends at once, and the next request is judged by the new one", async () => {
    const { GET: live } = await import("@/app/api/live/[workspace]/route");
    const person = shop.people.marketer;
    const cookie = await signIn(person);
    const stream = await openStream(live, { cookie });
    const colleague = await openStream(live, { cookie: await signIn(shop.people.support) });
    done(await demote(person, "support"));
    await stream.ended;
    expect(colleague.state.ended).toBe(false);
    colleague.stop();
    expect(
      await sql.query("SELECT 1 FROM session WHERE user_id = $1 AND revoked_at IS NOT NULL", [person.userId]),
    ).toEqual([]);
  });

  it.each(["disabled", "given a smaller role", "revoked"])(
    "a key's stream ends at once when its holder is %s",
    async (how) => {
      const { GET: events } = await import("@/app/api/v1/events/route");
      const { revokeApiKeyAction } = await import("@/app/(dashboard)/[workspace]/settings/api-keys/actions");
      const made = await key("admin", "marketer");
      const stream = await openStream(events, { authorization: `Bearer ${made.key}` });
      if (how === "disabled") done(await disable(shop.people.admin));
      else if (how === "revoked")
        done(await as("owner", () => revokeApiKeyAction(shop.slug, { apiKeyId: made.id })));
      else done(await demote(shop.people.admin, "support"));
      await stream.ended;
      expect(await call(made.key)).toBe(401);
    },
  );
});
