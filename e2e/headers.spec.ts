import { createKey } from "./support/api";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const EVERYWHERE = { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cross-origin-resource-policy": "same-origin" };
const ON_PAGES = {
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "x-frame-options": "DENY",
};

/** Address, method, what it answers, and whether it is a page. */
const ANSWERS: [path: string, method: string, status: number, page: boolean][] = [
  ["/sign-in", "GET", 200, true],
  ["/docs/api", "GET", 200, true],
  ["/demo/campaigns", "GET", 307, true],
  ["/sign-in/no/such/page", "GET", 404, true],
  ["/icon.svg", "GET", 200, false],
  ["/docs/grafana-dashboard.json", "GET", 200, false],
  ["/docs/canang-client.ts", "GET", 200, false],
  ["/api/health", "GET", 200, false],
  ["/api/metrics", "GET", 401, false],
  ["/api/auth/csrf", "GET", 200, false],
  ["/api/no-such-thing", "GET", 404, false],
  ["/api/gateway/nobody/delivery-reports?MsgId=1&Status=6", "GET", 404, false],
  ["/api/app/demo/campaigns", "GET", 401, false],
  ["/api/live/demo", "GET", 401, false],
  ["/api/v1/openapi.json", "GET", 200, false],
  ["/api/v1/lists", "GET", 401, false],
  ["/api/v1/lists", "PATCH", 405, false],
  ["/api/v1/no/such/thing", "DELETE", 404, false],
];

const fetchOurs = (path: string, init: RequestInit = {}) => fetch(`${process.env.E2E_BASE_URL}${path}`, { redirect: "manual", ...init });

test("C-3, C-4: every answer carries the headers that keep a browser in bounds, refusals too", async () => {
  for (const [path, method, status, page] of ANSWERS) {
    const at = `${method} ${path}`;
    const answer = await fetchOurs(path, { method });
    const body = await answer.text();
    expect([at, answer.status]).toEqual([at, status]);
    for (const [name, value] of Object.entries({ ...EVERYWHERE, ...(page ? ON_PAGES : {}) })) {
      expect([at, name, answer.headers.get(name)]).toEqual([at, name, value]);
    }
    expect([at, answer.headers.get("x-powered-by"), answer.headers.get("server")]).toEqual([at, null, null]);
    expect([at, /\bat \/|node_modules|\.tsx?:\d/.test(status >= 400 ? body.replace(/<script[\s\S]*?<\/script>/g, "") : "")]).toEqual([
      at,
      false,
    ]);
    if (page)
      expect(answer.headers.get("content-security-policy")).toMatch(
        /script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'.*frame-ancestors 'none'/,
      );
    if (status === 401) expect([at, answer.headers.get("cache-control")]).toEqual([at, expect.stringContaining("no-store")]);
  }
});

test("C-4: what a role sees is kept by no cache", async ({ page }) => {
  const key = await createKey("demo", "owner");
  for (const path of ["/api/v1/lists", "/api/v1/contacts", "/api/metrics"]) {
    const answer = await fetchOurs(path, { headers: { authorization: `Bearer ${key}` } });
    await answer.text();
    expect([path, answer.status, answer.headers.get("cache-control")]).toEqual([path, 200, expect.stringContaining("no-store")]);
  }
  await signIn(page, "owner");
  for (const path of ["/demo/contacts", "/api/app/demo/contacts"]) {
    const answer = await page.request.get(path);
    expect([path, answer.status(), answer.headers()["cache-control"]]).toEqual([path, 200, expect.stringContaining("no-store")]);
  }
});

test("A-7: the session's cookie is closed to scripts and to other sites, and a forged host changes no link", async ({ page, context }) => {
  await signIn(page, "marketer");
  const session = (await context.cookies()).find(({ name }) => name.endsWith("canang-session"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const forged = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example",
    "x-host": "evil.example",
  };
  for (const path of ["/demo/campaigns", "/sign-in", "/api/auth/providers", "/api/v1/openapi.json", "/docs/api"]) {
    const answer = await fetchOurs(path, { headers: forged });
    const said = `${answer.headers.get("location")} ${await answer.text()}`;
    expect([path, said.includes("evil.example")]).toEqual([path, false]);
  }
});

test("N-1, E-1: an action of more than 1 MB, a broken address and a broken body are refused without a word of the inside", async () => {
  for (const [path, init] of [
    ["/sign-in", { method: "POST", headers: { "next-action": "0".repeat(42), "content-type": "text/plain" }, body: "x".repeat(2_000_000) }],
    ["/%E0%A4%A", {}],
    ["/api/v1/lists/%E0%A4%A", {}],
    ["/api/auth/callback/credentials", { method: "POST", headers: { "content-type": "application/json" }, body: "{" }],
  ] as [string, RequestInit][]) {
    const answer = await fetchOurs(path, init);
    const body = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, "");
    expect([path, answer.status >= 300 && answer.status < 600, /node_modules|\bat .*\(.*:\d+:\d+\)/.test(body)]).toEqual([
      path,
      true,
      false,
    ]);
  }
});
