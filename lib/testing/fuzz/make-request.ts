import { OPERATIONS } from "@/lib/rest-api/operations";
import { badCursor, badSegment, badText, badValue } from "@/lib/testing/fuzz/bad-values";
import type { FuzzRequest } from "@/lib/testing/fuzz/fuzz-request";
import { makeAction, makeForm } from "@/lib/testing/fuzz/make-action";
import type { Random } from "@/lib/testing/fuzz/random";
import type { FuzzTarget } from "@/lib/testing/fuzz/target";
import { valueOfSchema } from "@/lib/testing/fuzz/value-of-schema";

type Maker = (random: Random, target: FuzzTarget) => FuzzRequest;

/** What is asked, and how often of a hundred. */
const MAKERS: [share: number, make: Maker][] = [
  [36, programCall],
  [14, screenCall],
  [18, makeAction],
  [6, makeForm],
  [6, signInCall],
  [6, callbackCall],
  [8, pageCall],
  [6, rawLine],
];

const CHOICES = MAKERS.flatMap(([share, make]) => Array.from({ length: share }, () => make));

export function makeRequest(random: Random, target: FuzzTarget): FuzzRequest {
  return random.pick(CHOICES)(random, target);
}

function filled(random: Random, path: string, target: FuzzTarget): string {
  return path.replace(/\{\w+\}|\[[^\]]+\]/g, (name) =>
    name === "[workspace]" && random.chance(0.93)
      ? target.workspace
      : random.chance(0.5) && target.ids.length > 0
        ? random.pick(target.ids)
        : random.chance(0.5)
          ? random.uuid()
          : badSegment(random),
  );
}

const NAMES = [
  "q",
  "search",
  "limit",
  "cursor",
  "status",
  "list",
  "label",
  "kind",
  "gatewayAccountId",
  "customer",
  "reason",
  "from",
  "to",
  "actor",
  "next",
  "account",
  "import",
];

function badQuery(random: Random): string {
  const pairs = Array.from({ length: 1 + random.below(4) }, () => {
    const name = random.chance(0.9) ? random.pick(NAMES) : badText(random).slice(0, 50);
    const value =
      name === "cursor"
        ? badCursor(random)
        : random.chance(0.2)
          ? String(random.below(2_000))
          : badText(random);
    return random.chance(0.1) ? `${random.pick(NAMES)}=%ff%00%ED%A0%80` : `${encode(name)}=${encode(value)}`;
  });
  return random.chance(0.75) ? `?${pairs.join("&")}` : "";
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function programCall(random: Random, target: FuzzTarget): FuzzRequest {
  const operation = random.pick(OPERATIONS);
  const path = `/api/v1${filled(random, operation.path, target)}`;
  const headers: Record<string, string> = random.chance(0.95)
    ? { authorization: `Bearer ${random.pick(target.keys)}` }
    : {};
  const method = random.chance(0.93)
    ? operation.method
    : random.pick(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]);
  if (method === "GET" || method === "HEAD" || method === "OPTIONS")
    return { kind: "api/v1", method, path: path + badQuery(random), headers };
  headers["content-type"] = random.chance(0.93)
    ? "application/json"
    : random.pick(["text/plain", "text/csv", "multipart/form-data", "application/json; charset=utf-16"]);
  if (random.chance(0.15))
    headers["idempotency-key"] = random.chance(0.8) ? `k${random.below(50)}` : "x".repeat(300);
  const value =
    operation.body && random.chance(0.9)
      ? valueOfSchema(random, operation.body, target.ids)
      : badValue(random);
  return { kind: "api/v1", method, path, headers, body: spoiled(random, JSON.stringify(value) ?? "") };
}

/** Now and then a body is no JSON at all. */
function spoiled(random: Random, body: string): string {
  if (random.chance(0.94)) return body;
  return random.pick([
    body.slice(0, -1),
    `${body}}`,
    "\ufeff{}",
    '{"a":1e999}',
    "[".repeat(20_000),
    "",
    "\0",
    '{"__proto__":{"a":1}}',
  ]);
}

function screenCall(random: Random, target: FuzzTarget): FuzzRequest {
  const path = filled(random, random.pick(target.screenRoutes), target) + badQuery(random);
  const method = random.chance(0.92) ? "GET" : random.pick(["POST", "PUT", "DELETE", "HEAD"]);
  const headers: Record<string, string> = {
    cookie: random.chance(0.95)
      ? target.cookie
      : random.pick(["canang-session=%", "canang-session=%ff;;=", `canang-session=${"x".repeat(4_000)}`]),
  };
  if (method === "POST") Object.assign(headers, { origin: target.url.origin });
  return {
    kind: "api/app",
    method,
    path,
    headers,
    ...(method === "POST" || method === "PUT" ? { body: spoiled(random, "phone\n1") } : {}),
  };
}

function signInCall(random: Random): FuzzRequest {
  const path = `/api/auth/${random.pick(["csrf", "callback/credentials", "callback/credentials", "signout", "session", "providers", "signin", "error", "verify-request", "_log", "callback/x", "%ff", "csrf/x"])}`;
  const method = random.pick(["GET", "POST", "POST", "PUT", "HEAD"]);
  const json = random.chance(0.5);
  const fields = {
    email: badText(random),
    password: badText(random),
    code: badText(random),
    csrfToken: badText(random),
    callbackUrl: badText(random),
    json: "true",
  };
  const headers = {
    cookie: `canang-csrf=${random.pick(["%", "x|y", "|", ""])}; canang-callback=${random.pick(["javascript:x", "%", "http://127.0.0.1"])}`,
    "content-type": json
      ? "application/json"
      : random.pick(["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]),
  };
  const body = json
    ? spoiled(random, JSON.stringify(random.chance(0.7) ? fields : badValue(random)))
    : new URLSearchParams(fields).toString();
  return {
    kind: "api/auth",
    method,
    path: path + badQuery(random),
    headers,
    ...(method === "POST" || method === "PUT" ? { body } : {}),
  };
}

function callbackCall(random: Random, target: FuzzTarget): FuzzRequest {
  const known = target.callbacks.length > 0 && random.chance(0.8);
  const path = known
    ? random.pick(target.callbacks)
    : `/api/gateway/${random.uuid()}/${random.pick(["delivery-reports", "inbound-messages", "events"])}`;
  const value = () =>
    random.pick(["%ff", "%00", "%ED%A0%80", "6", "60123456789", "1", encode(badText(random)), "%", "+"]);
  const query = ["MsgId", "Status", "Sender", "Msg", "ShortCode", "ContentType", "MsgId"]
    .filter(() => random.chance(0.6))
    .map((name) => `${name}=${value()}`);
  const method = random.chance(0.9) ? "GET" : random.pick(["POST", "HEAD", "PUT", "OPTIONS"]);
  return {
    kind: "callbacks",
    method,
    path: `${path}?${query.join("&")}`,
    headers: {},
    ...(method === "POST" ? { body: query.join("&") } : {}),
  };
}

function pageCall(random: Random, target: FuzzTarget): FuzzRequest {
  const path = filled(random, random.pick(target.pages), target) + badQuery(random);
  const headers: Record<string, string> = random.chance(0.9)
    ? { cookie: target.cookie }
    : { cookie: "canang-session=%" };
  if (random.chance(0.3)) headers.rsc = "1";
  if (random.chance(0.15))
    headers["next-router-state-tree"] = random.pick(["x", "%5B%22%22%2C%7B%7D%5D", "%", "[1]", "null"]);
  if (random.chance(0.1)) headers["x-middleware-subrequest"] = "middleware";
  if (random.chance(0.1)) headers["x-forwarded-host"] = random.pick(["evil.invalid", "[", "a b"]);
  return {
    kind: "pages",
    method: random.chance(0.95) ? "GET" : random.pick(["HEAD", "OPTIONS", "DELETE", "PUT"]),
    path,
    headers,
  };
}

const LINES = [
  "GET //",
  "GET ///",
  "GET //[",
  "GET //:80",
  "GET //a:b:c",
  "GET /\\",
  "GET http://",
  "GET http://[",
  "GET http://127.0.0.1/api/health",
  "GET *",
  "OPTIONS *",
  "CONNECT 127.0.0.1:9",
  "TRACE /",
  "PROPFIND /api/v1/lists",
  "FOO /",
  "GET /%ff",
  "GET /api/%00",
  "GET /?%ff",
  "get /",
  "GET  /",
  "GET /\t",
  "PRI *",
  "LINK /x",
  "M-SEARCH *",
];
const HEADERS = [
  "",
  "Upgrade: websocket\r\nConnection: Upgrade\r\n",
  "Upgrade: h2c\r\n",
  "Expect: 100-continue\r\n",
  "Expect: x\r\n",
  "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n",
  "Content-Length: -1\r\n",
  "Content-Length: x\r\n",
  "Content-Length: 1\r\nContent-Length: 2\r\n",
  "X: \0\r\n",
  "NoColon\r\n",
  " Fold: 1\r\n",
  "Content-Length: 99999999999\r\n",
  "Cookie: =;=%\r\n",
  `X: ${"y".repeat(20_000)}\r\n`,
  "X-Forwarded-For: x, ::, 1.2.3.4.5\r\n",
];

function rawLine(random: Random): FuzzRequest {
  const line = random.pick(LINES);
  const version = random.chance(0.9) ? "HTTP/1.1" : random.pick(["HTTP/1.0", "HTTP/2.0", "HTTP/9", ""]);
  const host = random.chance(0.9)
    ? "Host: localhost\r\n"
    : random.pick(["", "Host: \r\n", "Host: [\r\n", "Host: a\r\nHost: b\r\n", "Host: evil.invalid\r\n"]);
  const raw = `${line} ${version}\r\n${host}Connection: close\r\n${random.pick(HEADERS)}\r\n`;
  return { kind: "raw", method: line.split(" ")[0] ?? "", path: line, headers: {}, raw };
}
