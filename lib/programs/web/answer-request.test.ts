import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sentence } from "@/lib/core/sentence";
import { answerRequest } from "./answer-request";
import { answerBrokenRequest, answerSocket } from "./answer-socket";
import { secureResponse } from "./secure-response";

const MEGABYTE = 1024 * 1024;
const APP = "http://localhost:3000";
const ACTION = "00".repeat(21);
const facts = { trustedProxies: [], appOrigin: APP, actions: new Set([ACTION]) };

/** What stands in for Next: reads the body, or does what a test says. */
let page: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
let asked = 0;
let mostRead = 0;

const server = createServer();
const take = (incoming: IncomingMessage, response: ServerResponse) => {
  secureResponse(response, incoming.url ?? "", false);
  answerRequest(incoming, response, facts, async (given, answer) => {
    asked += 1;
    await page(given, answer);
  });
};
for (const event of ["request", "checkContinue", "checkExpectation"]) server.on(event, take);
server.on("connection", (socket) => {
  socket.once("close", () => {
    mostRead = Math.max(mostRead, socket.bytesRead);
  });
});
server.on("clientError", (error, socket) => answerBrokenRequest(error, socket, false));
server.on("connect", (_request, socket) =>
  answerSocket(socket, 405, sentence("problems.web.noTunnel"), false),
);

const port = () => (server.address() as AddressInfo).port;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked = 0;
  mostRead = 0;
  page = async (given, answer) => {
    let length = 0;
    for await (const part of given) length += part.length;
    answer.end(`read ${length}`);
  };
});

interface Told {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Sends `length` bytes, and stops as soon as it is answered, as a careful caller does. */
function send(method: string, path: string, headers: Record<string, string>, length: number): Promise<Told> {
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port: port(), method, path, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (part) => {
        body += part;
      });
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
        call.destroy();
      });
    });
    call.on("error", reject);
    const part = Buffer.alloc(64 * 1024, "a");
    let left = length;
    const more = () => {
      while (left > 0 && !call.destroyed) {
        const now = part.subarray(0, Math.min(left, part.length));
        left -= now.length;
        if (!call.write(now)) return void call.once("drain", more);
      }
      if (!call.destroyed) call.end();
    };
    more();
  });
}

/** Sends bytes as they are; answers all that comes back until the connection ends. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port(), "127.0.0.1", () => socket.write(text, "latin1"));
    let told = "";
    socket.setEncoding("latin1").on("data", (part) => {
      told += part;
    });
    socket.on("end", () => resolve(told));
    socket.on("error", reject);
  });
}

const FORM = "application/x-www-form-urlencoded";
const ours = { origin: APP };

describe("the limit of a body", () => {
  const paths = [
    "/sign-in",
    "/demo/lists",
    "/api/auth/callback/credentials",
    "/api/app/demo/lists",
    "/no/such/page",
  ];
  const ways = ["POST", "PUT", "PATCH", "DELETE", "GET"].flatMap((method) =>
    paths.map((path) => [method, path] as const),
  );
  const lengths: Record<string, string>[] = [
    { "content-length": String(20 * MEGABYTE) },
    { "transfer-encoding": "chunked" },
  ];

  it.each([...ways, ["POST", "/api/v1/lists"] as const])(
    "F2: %s %s of 20 MB is answered 413 by its length and by its content, and Next never sees it",
    async (method, path) => {
      for (const length of lengths) {
        for (const type of [FORM, "application/json", "multipart/form-data; boundary=x"]) {
          const told = await send(method, path, { "content-type": type, ...ours, ...length }, 20 * MEGABYTE);
          expect(told.status).toBe(413);
          if (path.startsWith("/api"))
            expect(JSON.parse(told.body)).toMatchObject({ code: "too_large", status: 413 });
        }
      }
      expect(asked).toBe(0);
      expect(mostRead).toBeLessThan(16 * MEGABYTE);
    },
  );

  it("a body of 1 MB comes through whole, with a length and without one", async () => {
    for (const length of [{ "content-length": String(MEGABYTE) }, lengths[1]]) {
      const told = await send("POST", "/api/v1/lists", length ?? {}, MEGABYTE);
      expect([told.status, told.body]).toEqual([200, `read ${MEGABYTE}`]);
    }
  });

  it("an import takes more, up to its own limit, and counts by itself what tells no length", async () => {
    const path = "/api/app/demo/imports";
    expect((await send("POST", path, { "content-length": String(5 * MEGABYTE) }, 5 * MEGABYTE)).body).toBe(
      `read ${5 * MEGABYTE}`,
    );
    expect((await send("POST", path, { "transfer-encoding": "chunked" }, 5 * MEGABYTE)).body).toBe(
      `read ${5 * MEGABYTE}`,
    );
    expect((await send("POST", path, { "content-length": String(251 * MEGABYTE) }, MEGABYTE)).status).toBe(
      413,
    );
    expect((await send("PUT", path, { "content-length": String(5 * MEGABYTE) }, MEGABYTE)).status).toBe(413);
  });

  it("an import that is refused at once is not read to its end", async () => {
    page = async (_, answer) => {
      answer.statusCode = 401;
      answer.end();
    };
    const told = await send(
      "POST",
      "/api/app/demo/imports",
      { "content-length": String(200 * MEGABYTE) },
      200 * MEGABYTE,
    );
    expect([told.status, told.headers.connection]).toEqual([401, "close"]);
    await expect.poll(() => mostRead).toBeGreaterThan(0);
    expect(mostRead).toBeLessThan(40 * MEGABYTE);
  });

  it("who waits to be told to send is refused without having sent", async () => {
    const told = await raw(
      `POST /sign-in HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${2 * MEGABYTE}\r\n\r\n`,
    );
    expect(told).toMatch(/^HTTP\/1\.1 413 /);
    const small = await raw(
      "POST /api/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab",
    );
    expect(small).toMatch(/^HTTP\/1\.1 100 [\s\S]*HTTP\/1\.1 200 [\s\S]*read 2/);
  });
});

describe("requests before Next", () => {
  it.each([
    ["GET //", 400],
    ["GET //[", 400],
    ["GET //:80", 400],
    ["GET http://[", 400],
    ["GET *", 400],
    ["OPTIONS *", 400],
    ["GET /%ff", 400],
    ["GET /api/v1/lists/%ED%A0%80", 400],
    ["CONNECT x:80", 405],
    ["TRACE /", 405],
    ["PROPFIND /api/v1/lists", 405],
    ["FOO /", 400],
    ["GET /api", 404],
    [`GET /${"x".repeat(20_000)}`, 431],
  ])("F9, F11: %s is answered %i, and Next never sees it", async (line, status) => {
    const told = await raw(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(told.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    expect(told).toMatch(/\r\nx-content-type-options: nosniff\r\n/);
    expect(told).toMatch(/\r\ncontent-security-policy: default-src 'none'; frame-ancestors 'none'\r\n/);
    expect(asked).toBe(0);
  });

  it("a router state that Next cannot read is refused", async () => {
    const told = await raw(
      "GET /demo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nNext-Router-State-Tree: x\r\n\r\n",
    );
    expect(told).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("what throws is answered", async () => {
    page = async () => {
      throw new Error("broken");
    };
    const told = await send("GET", "/api/v1/lists", {}, 0);
    expect([told.status, told.headers["content-type"]]).toEqual([500, "application/problem+json"]);
    expect(told.body).not.toContain("broken");
  });
});

describe("everything under /api that is refused is problem+json", () => {
  it.each([404, 405, 400, 403, 409, 429, 500, 503])(
    "%i that Next made as a page, written at once, in parts or compressed",
    async (status) => {
      const ways: ((answer: ServerResponse) => void)[] = [
        (answer) => answer.end("<html>"),
        (answer) => answer.write("<html>", () => answer.end("</html>")),
        (answer) => {
          answer.setHeader("content-encoding", "gzip");
          answer.writeHead(status, { "content-type": "text/html" });
          answer.end(gzipSync("<html>"));
        },
        (answer) => answer.end(),
      ];
      for (const way of ways) {
        page = async (_, answer) => {
          answer.statusCode = status;
          way(answer);
        };
        const told = await send("GET", "/api/app/demo/nothing", {}, 0);
        expect([told.status, told.headers["content-type"], told.headers["content-encoding"]]).toEqual([
          status,
          "application/problem+json",
          undefined,
        ]);
        expect(JSON.parse(told.body)).toMatchObject({ status, requestId: told.headers["x-request-id"] });
      }
    },
  );

  it("a page stays the page that it is", async () => {
    page = async (_, answer) => {
      answer.statusCode = 404;
      answer.end("<html>");
    };
    expect((await send("GET", "/demo/nothing", {}, 0)).body).toBe("<html>");
  });
});

describe("forms and actions", () => {
  const multipart = (fields: Record<string, string>) =>
    `${Object.entries(fields)
      .map(
        ([name, value]) =>
          `--long-boundary\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      .join("")}--long-boundary--\r\n`;

  const post = (headers: Record<string, string>, body: string) =>
    fetch(`http://127.0.0.1:${port()}/sign-in`, { method: "POST", headers, body });

  it.each<Record<string, string>>([
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: "x" },
    {},
    { origin: APP, "sec-fetch-site": "cross-site" },
    { origin: APP, "sec-fetch-site": "same-site" },
    { origin: "http://evil.example", "sec-fetch-site": "same-origin" },
    { origin: "http://evil.example", "x-forwarded-host": "evil.example" },
  ])("C-1: from elsewhere (%o) it is answered 403", async (headers) => {
    const told = await new Promise<number>((resolve) => {
      const all = { ...headers, "next-action": ACTION, "content-type": "text/plain" };
      request({ host: "127.0.0.1", port: port(), method: "POST", path: "/sign-in", headers: all }, (answer) =>
        resolve(answer.statusCode ?? 0),
      ).end("[]");
    });
    expect([told, asked]).toEqual([403, 0]);
  });

  it("an action that this build has not is answered 409, as the browser side expects it", async () => {
    const answer = await post(
      { ...ours, "next-action": "11".repeat(21), "content-type": "text/plain" },
      "[]",
    );
    expect([answer.status, answer.headers.get("x-nextjs-action-not-found"), asked]).toEqual([409, "1", 0]);
  });

  const state = '[{"message":null,"text":"$$5"}]';
  const fields = {
    $ACTION_REF_1: "",
    "$ACTION_1:0": JSON.stringify({ id: ACTION, bound: "$@1" }),
    "$ACTION_1:1": state,
    email: "a",
  };
  const type = { "content-type": "multipart/form-data; boundary=long-boundary" };

  it("a form that was sent without our script reaches the app whole", async () => {
    const body = multipart(fields);
    expect(await (await post({ ...ours, ...type }, body)).text()).toBe(`read ${Buffer.byteLength(body)}`);
  });

  it.each([
    ["nothing", ""],
    ["no form", "x"],
    ["half a form", multipart(fields).slice(0, 150)],
    ["no action", multipart({ email: "a" })],
    ["two actions", multipart({ ...fields, $ACTION_REF_2: "" })],
    ["an unknown action", multipart({ ...fields, "$ACTION_1:0": JSON.stringify({ id: "x", bound: "$@1" }) })],
    ["a state that is no JSON", multipart({ ...fields, "$ACTION_1:1": "{" })],
    ["a state that refers to what is not there", multipart({ ...fields, "$ACTION_1:1": '["$F9"]' })],
    ["a state that is too deep", multipart({ ...fields, "$ACTION_1:1": "[".repeat(500) + "]".repeat(500) })],
  ])("%s is answered 400", async (_, body) => {
    expect([(await post({ ...ours, ...type }, body)).status, asked]).toEqual([400, 0]);
  });

  it("whoever signs out is told to forget what was shown", async () => {
    page = async (_, answer) => {
      answer.setHeader("set-cookie", ["canang-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"]);
      answer.end();
    };
    const headers = { ...ours, "next-action": ACTION, "content-type": "text/plain" };
    expect((await post(headers, "[]")).headers.get("clear-site-data")).toBe('"cache", "storage"');
    page = async (_, answer) => {
      answer.setHeader("set-cookie", ["canang-session=token; Path=/"]);
      answer.end();
    };
    expect((await post(headers, "[]")).headers.get("clear-site-data")).toBeNull();
  });
});
