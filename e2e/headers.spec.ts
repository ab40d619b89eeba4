import { createKey } from "./support/api";
import { signInByForm } from "./support/sign-in";
import { expect, test } from "./support/test";

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "x-frame-options": "DENY",
};
const OF_PAGES =
  /^default-src 'self'; script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'.*frame-ancestors 'none'/;
const OF_OTHERS = "default-src 'none'; frame-ancestors 'none'";

/**
 * Address, method, what it answers, and whether it goes through `proxy.ts` and so carries the
 * policy of pages.
 */
const ANSWERS: [path: string, method: string, status: number, page: boolean][] = [
  ["/sign-in", "GET", 200, true],
  ["/sign-in", "HEAD", 200, true],
  ["/docs/api", "GET", 200, true],
  ["/demo/campaigns", "GET", 307, true],
  ["/sign-in/no/such/page", "GET", 404, true],
  ["/sign-in", "PROPFIND", 405, false],
  ["/%ff", "GET", 400, false],
  ["/_next/static/no-such-file.js", "GET", 404, false],
  ["/icon.svg", "GET", 200, false],
  ["/favicon.ico", "GET", 307, false],
  ["/docs/grafana-dashboard.json", "GET", 200, true],
  ["/docs/canang-client.ts", "GET", 200, true],
  ["/api", "GET", 404, false],
  ["/api/health", "GET", 200, false],
  ["/api/health", "POST", 405, false],
  ["/api/metrics", "GET", 401, false],
  ["/api/auth/csrf", "GET", 200, false],
  ["/api/auth/csrf", "POST", 405, false],
  ["/api/auth/signout", "GET", 405, false],
  ["/api/auth/signin", "GET", 404, false],
  ["/api/auth/session", "GET", 404, false],
  ["/api/auth/providers", "GET", 404, false],
  ["/api/auth/verify-request", "GET", 404, false],
  ["/api/auth/error", "GET", 404, false],
  ["/api/auth/callback/credentials", "GET", 405, false],
  ["/api/no-such-thing", "GET", 404, false],
  ["/api/no-such-thing", "DELETE", 404, false],
  ["/api/gateway/nobody/delivery-reports?MsgId=1&Status=6", "GET", 404, false],
  ["/api/gateway/nobody/delivery-reports", "POST", 404, false],
  ["/api/app/demo/campaigns", "GET", 401, false],
  ["/api/app/demo/campaigns", "PUT", 405, false],
  ["/api/live/demo", "GET", 401, false],
  ["/api/v1/openapi.json", "GET", 200, false],
  ["/api/v1/lists", "GET", 401, false],
  ["/api/v1/lists", "OPTIONS", 204, false],
  ["/api/v1/lists", "PATCH", 405, false],
  ["/api/v1/lists/%E0%A4%A", "GET", 400, false],
  ["/api/v1/no/such/thing", "DELETE", 404, false],
];

const fetchOurs = (path: string, init: RequestInit = {}) =>
  fetch(`${process.env.E2E_BASE_URL}${path}`, { redirect: "manual", ...init });

test("C-3, C-4: every answer carries the headers that keep a browser in bounds, refusals too", async () => {
  for (const [path, method, status, page] of ANSWERS) {
    const at = `${method} ${path}`;
    const answer = await fetchOurs(path, { method });
    const body = await answer.text();
    expect([at, answer.status]).toEqual([at, status]);
    for (const [name, value] of Object.entries(EVERYWHERE))
      expect([at, name, answer.headers.get(name)]).toEqual([at, name, value]);
    expect([at, answer.headers.get("x-powered-by"), answer.headers.get("server")]).toEqual([at, null, null]);
    expect([at, answer.headers.get("content-security-policy")]).toEqual([
      at,
      page ? expect.stringMatching(OF_PAGES) : OF_OTHERS,
    ]);
    const told = status >= 400 ? body.replace(/<script[\s\S]*?<\/script>/g, "") : "";
    expect([at, /\bat \/|node_modules|\.tsx?:\d/.test(told)]).toEqual([at, false]);
    if (path.startsWith("/api") && status >= 400) {
      expect([at, answer.headers.get("content-type")]).toEqual([at, "application/problem+json"]);
      expect([at, JSON.parse(body)]).toEqual([
        at,
        expect.objectContaining({ status, code: expect.any(String) }),
      ]);
    }
    // The description of the interface is the same for everybody.
    if (path.startsWith("/api") && !path.endsWith("/openapi.json"))
      expect([at, answer.headers.get("cache-control")]).toEqual([at, expect.stringContaining("no-store")]);
  }
});

test("C-4: what a role sees is kept by no cache", async ({ page }) => {
  const key = await createKey("demo", "owner");
  for (const path of ["/api/v1/lists", "/api/v1/contacts", "/api/metrics"]) {
    const answer = await fetchOurs(path, { headers: { authorization: `Bearer ${key}` } });
    await answer.text();
    expect([path, answer.status, answer.headers.get("cache-control")]).toEqual([
      path,
      200,
      expect.stringContaining("no-store"),
    ]);
  }
  await signInByForm(page, "owner");
  for (const path of ["/demo/contacts", "/api/app/demo/contacts"]) {
    const answer = await page.request.get(path);
    expect([path, answer.status(), answer.headers()["cache-control"]]).toEqual([
      path,
      200,
      expect.stringContaining("no-store"),
    ]);
  }
});

test("A-7: the session's cookie is closed to scripts and to other sites, and a forged host changes no link", async ({
  page,
  context,
}) => {
  await signInByForm(page, "marketer");
  const session = (await context.cookies()).find(({ name }) => name.endsWith("canang-session"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const forged = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example",
    "x-host": "evil.example",
  };
  for (const path of ["/demo/campaigns", "/sign-in", "/api/auth/csrf", "/api/v1/openapi.json", "/docs/api"]) {
    const answer = await fetchOurs(path, { headers: forged });
    const said = `${answer.headers.get("location")} ${await answer.text()}`;
    expect([path, said.includes("evil.example")]).toEqual([path, false]);
  }
});

test("N-1, E-1: an action of more than 1 MB, a broken address and a broken body are refused without a word of the inside", async () => {
  const tooLong = {
    method: "POST",
    headers: { "next-action": "0".repeat(42), "content-type": "text/plain" },
    body: "x".repeat(2_000_000),
  };
  const broken = { method: "POST", headers: { "content-type": "application/json" }, body: "{" };
  for (const [path, init, status] of [
    ["/sign-in", tooLong, 413],
    ["/%E0%A4%A", {}, 400],
    ["/api/v1/lists/%E0%A4%A", {}, 400],
    ["/api/auth/callback/credentials", broken, 400],
  ] as [string, RequestInit, number][]) {
    const answer = await fetchOurs(path, init);
    const body = await answer.text();
    expect([path, answer.status, /node_modules|\bat .*\(.*:\d+:\d+\)/.test(body)]).toEqual([
      path,
      status,
      false,
    ]);
  }
});

test("F10: a session's cookie that cannot be read is none: the sign-in page opens, and programs are told to sign in", async () => {
  for (const cookie of [
    "canang-session=%",
    "canang-session=%ff%E0",
    "canang-session=;=%;",
    `canang-session=${"x".repeat(4_000)}`,
  ]) {
    const sent = { headers: { cookie } };
    expect((await fetchOurs("/sign-in", sent)).status).toBe(200);
    expect((await fetchOurs("/api/app/demo/lists", sent)).status).toBe(401);
    expect((await fetchOurs("/demo", sent)).status).toBeLessThan(400);
  }
});

test("F16: whoever signs out takes what the browser kept with them, and stands at the sign-in page", async ({
  page,
}) => {
  await signInByForm(page, "support");
  await page.evaluate(() => localStorage.setItem("kept", "a draft"));
  await page
    .getByRole("button", { name: /^Your account:/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
  expect(await page.evaluate(() => localStorage.getItem("kept"))).toBeNull();
});
