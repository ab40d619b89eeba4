import { randomUUID } from "node:crypto";
import pg from "pg";
import { openTarget } from "@/lib/testing/fuzz/open-target";
import { runFuzz } from "@/lib/testing/fuzz/run-fuzz";
import { mark } from "./support/fresh";
import { type OwnDatabase, type OwnWeb, ownCli, ownDatabase, startWeb } from "./support/own-program";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const OWNER = { email: "owner@own.example", password: "four unrelated words stay" };
const GATEWAY = "210.5.41.23";

let database: OwnDatabase;
let web: OwnWeb;
let client: pg.Client;
let key = "";
/** Path of one callback URL, with its secret. */
let reports = "";

test.beforeAll(async () => {
  database = await ownDatabase();
  const { env } = database;
  await ownCli(env, ["migrate"]);
  const owner = ["--name", "Own", "--slug", "own", "--owner-email", OWNER.email, "--owner-name", "Aminah"];
  await ownCli(env, ["workspace:create", ...owner], OWNER.password);
  ({ key } = await ownCli<{ key: string }>(env, [
    "api-key:create",
    "--workspace",
    "own",
    "--name",
    "test",
    "--role",
    "admin",
  ]));
  const simulated = { username: `own-${mark()}`, password: "own-password" };
  await simulator.account({ ...simulated, credits: 1_000 });
  const login = [
    "--label",
    "Main",
    "--url",
    `${process.env.E2E_SIMULATOR_URL}/websmsapi/`,
    "--username",
    simulated.username,
  ];
  const connected = await ownCli<{ callbacks: { deliveryReports: string } }>(
    env,
    ["gateway:connect", "--workspace", "own", ...login],
    simulated.password,
  );
  reports = new URL(connected.callbacks.deliveryReports).pathname;
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  web = await startWeb({ ...env, LOG_LEVEL: "debug" });
});

test.afterAll(async () => {
  await web?.stop();
  await client?.end();
  await database?.drop();
});

async function api(path: string, init: RequestInit & { on?: OwnWeb } = {}): Promise<Response> {
  const { on = web, ...rest } = init;
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    ...(rest.headers as Record<string, string>),
  };
  return fetch(`${on.address}/api/v1${path}`, { ...rest, headers });
}

async function draft(name: string, phones: string[] = ["60123456700"]): Promise<string> {
  const body = JSON.stringify({
    name,
    message: { kind: "text", text: "RM0 Own: hello" },
    audience: { lists: [], phones },
  });
  const made = await api("/campaigns", { method: "POST", body });
  expect(made.status).toBe(201);
  return ((await made.json()) as { id: string }).id;
}

test("each answer carries an id of its own, and the program's log line has the same, without what a URL may hold", async () => {
  const ids = new Set<string>();
  for (const path of [
    "/sign-in?next=%2Fsecret",
    "/api/v1/lists?limit=1",
    "/api/health",
    "/set-password/a-link-that-works-once",
  ]) {
    const answer = await fetch(`${web.address}${path}`, {
      headers: { authorization: `Bearer ${key}`, "x-request-id": "chosen-by-the-caller" },
    });
    await answer.text();
    const id = answer.headers.get("x-request-id") ?? "";
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    ids.add(id);
    await expect
      .poll(() => web.logged(id))
      .toMatchObject([{ level: "debug", method: "GET", status: answer.status }]);
    const url = path.startsWith("/set-password") ? "/set-password/[token]" : path.replace(/\?.*/, "");
    expect(web.logged(id)[0]?.url).toBe(url);
  }
  expect(ids.size).toBe(4);
  expect(web.lines.join("\n")).not.toMatch(/chosen-by-the-caller|a-link-that-works-once|%2Fsecret/);
});

test("D10: a forged X-Forwarded-For is not believed; named proxies are, from the right", async () => {
  await client.query("UPDATE gateway_account SET allowed_addresses = $1", [[GATEWAY]]);
  const call = async (on: OwnWeb, forwarded: string) => {
    const headers = { "x-forwarded-for": forwarded, "x-real-ip": GATEWAY, forwarded: `for=${GATEWAY}` };
    return (await fetch(`${on.address}${reports}?MsgId=${randomUUID()}&Status=6`, { headers })).status;
  };
  for (const forged of [GATEWAY, `203.0.113.9, ${GATEWAY}`, `${GATEWAY}, 127.0.0.1`, `::ffff:${GATEWAY}`])
    expect(await call(web, forged), forged).toBe(403);
  const { rows } = await client.query("SELECT DISTINCT ip FROM callback_rejection");
  expect(rows).toEqual([{ ip: "127.0.0.1" }]);

  const behind = await startWeb({ ...database.env, TRUSTED_PROXIES: "127.0.0.0/8, 10.0.0.0/8" });
  try {
    for (const [forwarded, status] of [
      [GATEWAY, 200],
      [`6.6.6.6, ${GATEWAY}`, 200],
      [`6.6.6.6, ${GATEWAY}, 10.1.2.3`, 200],
      [`::ffff:${GATEWAY}, 10.1.2.3`, 200],
      [`${GATEWAY}, 6.6.6.6`, 403],
      [`${GATEWAY}, 6.6.6.6, 10.1.2.3`, 403],
      ["", 403],
    ] as const)
      expect(await call(behind, forwarded), forwarded).toBe(status);
  } finally {
    await behind.stop();
    await client.query("UPDATE gateway_account SET allowed_addresses = '{}'");
  }
});

test("a broken body at the sign-in's own route is the caller's mistake, not ours", async () => {
  for (const body of ["{", "", "[1]", '"x"', "null", '{"email":"\xff']) {
    const answer = await fetch(`${web.address}/api/auth/callback/credentials`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: Buffer.from(body, "latin1"),
    });
    expect([body, answer.status]).toEqual([body, 400]);
    expect(await answer.json()).toMatchObject({
      code: "invalid",
      requestId: answer.headers.get("x-request-id"),
    });
  }
  const whole = await fetch(`${web.address}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: OWNER.email, password: "wrong", json: "true" }),
  });
  expect(whole.status).toBeLessThan(500);
});

test("F6: a throttled sign-in is 429 with the time to wait, at next-auth's endpoint and in the form after it", async ({
  page,
}) => {
  const email = "throttled@own.example";
  const asked = await fetch(`${web.address}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = asked.headers.getSetCookie().map((one) => one.split(";")[0]);
  const attempt = () =>
    fetch(`${web.address}/api/auth/callback/credentials`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: cookie.join("; ") },
      body: JSON.stringify({ csrfToken, email, password: "wrong", json: "true" }),
    });
  for (let tries = 0; tries < 10; tries += 1) expect((await attempt()).status).toBe(401);
  const refused = await attempt();
  expect([refused.status, refused.headers.get("content-type")]).toEqual([429, "application/problem+json"]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(600);
  expect(await refused.json()).toMatchObject({ code: "too_many_requests" });

  await page.goto(`${web.address}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("wrong again");
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/Too many tries\. Wait \d+ minutes/)).toBeVisible();
  const form = await answered;
  expect(form.status()).toBe(429);
  expect(Number(form.headers()["retry-after"])).toBeGreaterThan(600);
  expect(web.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

test("after a reconnect with Last-Event-ID, what was missed comes, each once, and nothing of before is lost", async () => {
  const first = await listen();
  const heard = await draft("Heard");
  const last = await first.hear(heard);
  await first.end();
  const missed = [await draft("Missed"), await draft("Missed too")];
  const second = await listen(last);
  const marker = await draft("After");
  await second.hear(marker);
  await second.end();
  for (const id of [...missed, marker])
    expect(
      second.events.filter((event) => event.id === id),
      id,
    ).toHaveLength(1);
  const third = await listen();
  const alone = await draft("Without the id");
  await third.hear(alone);
  await third.end();
  expect(third.events.map(({ id }) => id)).toEqual([alone]);
});

interface Heard {
  eventId: string;
  id: string;
}

/** The stream of a program, from its opening on. */
async function listen(lastEventId?: string) {
  const abort = new AbortController();
  const answer = await api("/events", {
    signal: abort.signal,
    headers: lastEventId ? { "last-event-id": lastEventId } : {},
  });
  expect(answer.status).toBe(200);
  const events: Heard[] = [];
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  const more = async () => {
    const { value } = await reader.read();
    text += decoder.decode(value, { stream: true });
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      const [, eventId, topic, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(frame) ?? [];
      if (eventId && topic === "campaign")
        events.push({ eventId, id: (JSON.parse(data as string) as { id: string }).id });
    }
  };
  await more();
  return {
    events,
    async hear(id: string): Promise<string> {
      while (!events.some((event) => event.id === id)) await more();
      return events.find((event) => event.id === id)?.eventId ?? "";
    },
    async end() {
      await reader.cancel().catch(() => undefined);
      abort.abort();
    },
  };
}

test("S2: killed after the launch was committed and before the answer: the repeat answers, and it was launched once", async () => {
  const id = await draft("Killed", ["60123456701", "60123456702", "60123456703"]);
  // The answer is about to be kept when the program hangs at this lock: the launch before it is
  // committed.
  await client.query(
    `CREATE FUNCTION hold_answer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(2); RETURN NEW; END $$`,
  );
  await client.query(
    "CREATE TRIGGER hold_answer BEFORE UPDATE ON idempotency_key FOR EACH ROW EXECUTE FUNCTION hold_answer()",
  );
  await client.query("SELECT pg_advisory_lock(2)");
  const idempotencyKey = randomUUID();
  const launch = (on: OwnWeb) =>
    api(`/campaigns/${id}/launch`, { on, method: "POST", headers: { "idempotency-key": idempotencyKey } });
  const doomed = await startWeb(database.env);
  const lost = launch(doomed).then(
    () => "answered",
    () => "no answer",
  );
  const hanging = `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory'`;
  await expect.poll(async () => (await client.query(hanging)).rowCount).toBe(1);
  expect((await client.query("SELECT status FROM campaign WHERE id = $1", [id])).rows).not.toEqual([
    { status: "draft" },
  ]);
  await doomed.kill();
  expect(await lost).toBe("no answer");
  // Postgres may notice much later that nobody listens, and dropping the trigger waits for that.
  await client.query(hanging.replace("SELECT", "SELECT pg_terminate_backend(pid)"));
  await expect.poll(async () => (await client.query(hanging)).rowCount).toBe(0);
  await client.query("DROP TRIGGER hold_answer ON idempotency_key");
  await client.query("SELECT pg_advisory_unlock(2)");

  const repeated = await launch(web);
  expect(repeated.status).toBe(200);
  const answer = await repeated.text();
  expect(JSON.parse(answer)).toMatchObject({ id, recipients: 3 });
  const again = await launch(web);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await again.text()).toBe(answer);
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM message WHERE campaign_id = $1) AS messages,
       (SELECT count(*)::int
         FROM audit_entry
         WHERE action = 'campaign.launched' AND entity_id = $2) AS launches,
       (SELECT count(*)::int FROM campaign WHERE name = 'Killed') AS campaigns`,
    [id, id],
  );
  expect(rows).toEqual([{ messages: 3, launches: 1, campaigns: 1 }]);
});

test("E-1: a defect in a page, an action and a route is answered without a stack and found in the log under the request's id", async ({
  page,
}) => {
  await page.goto(`${web.address}/sign-in`);
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${web.address}/own`);
  await page.goto(`${web.address}/own/lists`);
  await page.getByRole("button", { name: "New list" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Lost");
  await client.query("ALTER TABLE list RENAME TO list_gone");
  try {
    let said = "";
    let actionId = "";
    await page.route(`${web.address}/own/lists`, async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      const response = await route.fetch();
      said = await response.text();
      actionId = response.headers()["x-request-id"] ?? "";
      await route.fulfill({ response });
    });
    await page.getByRole("button", { name: "Create the list" }).click();
    await expect.poll(() => actionId).not.toBe("");
    await expect(page.getByText(actionId).first()).toBeVisible();
    await expectHidden(said, actionId);

    const routed = await api("/lists");
    const body = await routed.text();
    const routeId = routed.headers.get("x-request-id") ?? "";
    expect(routed.status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ code: "internal", requestId: routeId });
    await expectHidden(body, routeId);

    const opened = await page.goto(`${web.address}/own/lists`);
    const html = (await opened?.text()) ?? "";
    const pageId = opened?.headers()["x-request-id"] ?? "";
    await expectHidden(html, pageId);
    const digest = String(web.logged(pageId).find((line) => line.digest)?.digest);
    await expect(page.getByText(digest).first()).toBeVisible();
  } finally {
    await client.query("ALTER TABLE list_gone RENAME TO list");
  }
});

/**
 * The answer says nothing of the inside; the log says it all, under the id that the answer carries.
 */
async function expectHidden(answer: string, requestId: string): Promise<void> {
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(
    /public\.list|list_gone|node_modules|\.ts:\d|\.js:\d+:\d+|at async|PrismaClient/.exec(answer)?.[0],
  ).toBeUndefined();
  const defect = () =>
    web.logged(requestId).find((line) => line.level === "error") as { err?: { stack?: string } } | undefined;
  await expect.poll(() => defect()?.err?.stack).toContain("does not exist");
}

test("F11: 3,000 random requests of a fixed seed: none fails, hangs or is logged as a defect", async () => {
  const before = web.lines.length;
  const target = await openTarget({ url: web.address, workspace: "own", ...OWNER, keys: 2 });
  const { statuses, failures } = await runFuzz(target, 20_261_128, 3_000);
  expect(failures.slice(0, 5)).toEqual([]);
  const sent = Object.values(statuses).flatMap((kind) => Object.values(kind));
  expect(sent.reduce((sum, times) => sum + times, 0)).toBe(3_000);
  expect(web.lines.slice(before).filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  expect((await fetch(`${web.address}/api/health`)).status).toBe(200);
});
