import { connect } from "node:net";
import { expect, test } from "./support/test";

const base = () => new URL(process.env.E2E_BASE_URL ?? "");
const fetchOurs = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, base()), { redirect: "manual", ...init });

/** Files of the folder that the program runs in, and folders that a server might list. */
const INSIDE = [
  "/.git/HEAD",
  "/.git/config",
  "/.env",
  "/package.json",
  "/package-lock.json",
  "/next.config.mjs",
  "/proxy.ts",
  "/lib/platform/env.ts",
  "/.data/encryption-key",
  "/docs/security.md",
  "/_next/static/",
  "/_next/static/chunks/",
  "/_next/static/../../package.json",
  "/_next/static/%2e%2e/%2e%2e/package.json",
  "/docs/",
  "/public/",
];

test("nothing of the folder that the program runs in can be read, and no folder is listed", async () => {
  for (const path of INSIDE) {
    const answer = await fetchOurs(path);
    const body = await answer.text();
    expect([path, [307, 308, 400, 404].includes(answer.status)]).toEqual([path, true]);
    expect([
      path,
      /ref: refs|"dependencies"|\[core\]|Index of|NEXTAUTH_SECRET|export function/.test(body),
    ]).toEqual([path, false]);
  }
});

/** The description of the API says nothing about anybody, and tools in a browser read it. */
const PUBLIC = "/api/v1/openapi.json";
const CLOSED = [
  "/",
  "/sign-in",
  "/api/health",
  "/api/v1/lists",
  "/api/app/demo/lists",
  "/docs/api",
  "/icon.svg",
];

test("no answer lets a page of another site read it, but for the public description of the API", async () => {
  for (const path of [...CLOSED, PUBLIC])
    for (const method of ["GET", "OPTIONS"]) {
      const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
      const answer = await fetchOurs(path, { method, headers });
      await answer.arrayBuffer();
      const allowed = [...answer.headers].filter(([name]) => name.startsWith("access-control-"));
      const expected = path === PUBLIC && method === "GET" ? [["access-control-allow-origin", "*"]] : [];
      expect([method, path, allowed]).toEqual([method, path, expected]);
    }
});

test("TRACE is refused, and gives back nothing of what was sent", async () => {
  for (const path of ["/", "/sign-in", "/api/health", "/api/v1/lists", "/icon.svg"]) {
    const answer = await rawRequest(
      `TRACE ${path} HTTP/1.1\r\nHost: ${base().host}\r\nCookie: canary=7f3a\r\nConnection: close\r\n\r\n`,
    );
    expect([path, answer.split("\r\n")[0]]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 4\d\d /)]);
    expect([path, answer.includes("7f3a")]).toEqual([path, false]);
  }
});

/** What a proxy and a program might measure differently. */
const AMBIGUOUS: [name: string, headers: string][] = [
  ["a length beside chunks", "Content-Length: 6\r\nTransfer-Encoding: chunked"],
  ["two lengths", "Content-Length: 6\r\nContent-Length: 0"],
  ["a length that is no number", "Content-Length: 6 GET"],
  ["a coding that is none", "Transfer-Encoding: xchunked"],
  ["chunked not last", "Transfer-Encoding: chunked, identity"],
  ["a space before the colon", "Transfer-Encoding : chunked"],
];

test("a request whose end can be read in two ways is refused, and what follows it is no second request", async () => {
  for (const [name, headers] of AMBIGUOUS) {
    const hidden = `GET /api/health HTTP/1.1\r\nHost: ${base().host}\r\n\r\n`;
    const answer = await rawRequest(
      `POST /api/v1/lists HTTP/1.1\r\nHost: ${base().host}\r\n${headers}\r\n\r\n0\r\n\r\n${hidden}`,
    );
    const statuses = answer.match(/HTTP\/1\.1 \d{3}/g);
    expect([name, statuses]).toEqual([name, [expect.stringMatching(/ 4\d\d$/)]]);
  }
});

test("passwords are hidden while they are typed, and may be pasted and kept by the browser", async ({
  page,
}) => {
  await page.goto("/sign-in");
  const field = page.locator('input[name="password"]');
  await expect(field).toHaveAttribute("type", "password");
  await expect(field).toHaveAttribute("autocomplete", "current-password");
  await field.evaluate((input: HTMLInputElement) => {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", "pasted");
    if (input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, cancelable: true })))
      input.value = "pasted";
  });
  await expect(field).toHaveValue("pasted");
});

/** fetch refuses to send such things. */
function rawRequest(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(base().port), base().hostname, () => socket.write(text));
    socket.setEncoding("utf8").on("data", (piece) => {
      answer += piece;
    });
    socket.once("end", () => resolve(answer)).once("error", reject);
  });
}
