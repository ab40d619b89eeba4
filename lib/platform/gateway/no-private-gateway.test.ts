import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { GatewayClient } from "@/lib/platform/gateway/client";

/** What a name resolves to, one answer after the other; the last one stays. Everything else asks the real resolver. */
const answers = vi.hoisted(() => new Map<string, string[]>());
vi.mock("node:dns", async (original) => {
  const dns = await original<typeof import("node:dns")>();
  const lookup = (name: string, options: unknown, callback: (error: null, found: { address: string; family: number }[]) => void) => {
    const known = answers.get(name);
    if (known === undefined) return dns.lookup(name, options as never, callback as never);
    const address = (known.length > 1 ? known.shift() : known[0]) as string;
    callback(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
  };
  return { ...dns, lookup };
});

let trap: Server;
let connections = 0;
let port = 0;

beforeAll(async () => {
  trap = createServer((_, response) => response.end("999"));
  trap.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
  port = (trap.address() as AddressInfo).port;
});
afterAll(() => {
  trap.closeAllConnections();
  trap.close();
});
beforeEach(() => {
  connections = 0;
  answers.clear();
});

async function call(host: string, allowPrivate: "0" | "1") {
  vi.stubEnv("ALLOW_PRIVATE_GATEWAYS", allowPrivate);
  const login = { baseUrl: `http://${host}/websmsapi/`, username: "u", password: "p", method: "post" as const };
  try {
    const client = new GatewayClient(login);
    const answer = await client.creditsLeft();
    await client.close();
    return answer;
  } finally {
    vi.unstubAllEnvs();
  }
}

it("the trap is real: allowed, it is reached", async () => {
  expect(await call(`127.0.0.1:${port}`, "1")).toMatchObject({ outcome: "accepted", credits: { remaining: 999 } });
  expect(connections).toBe(1);
});

it.each([
  "127.0.0.1",
  "0x7f000001",
  "2130706433",
  "017700000001",
  "[::ffff:127.0.0.1]",
  "[::1]",
  "169.254.169.254",
  "[::ffff:10.0.0.1]",
  "localhost",
  "api.localhost",
])("R-1: no connection is made to %s", async (host) => {
  expect(await call(`${host}:${port}`, "0")).toMatchObject({ outcome: "notSent" });
  expect(connections).toBe(0);
});

it("R-1: a name that resolves to a private address is not connected to, nor one that also does", async () => {
  answers.set("gateway.example", ["127.0.0.1"]);
  expect(await call(`gateway.example:${port}`, "0")).toMatchObject({
    outcome: "notSent",
    detail: expect.stringContaining("EFORBIDDENADDRESS"),
  });
  answers.set("metadata.example", ["169.254.169.254"]);
  expect(await call(`metadata.example:${port}`, "0")).toMatchObject({ outcome: "notSent" });
  expect(connections).toBe(0);
});

it("R-1: a name that answers public once and loopback afterwards is checked at each connection", async () => {
  const { publicLookup } = await import("@/lib/platform/gateway/safe-address");
  const ask = () =>
    new Promise<string>((resolve) =>
      publicLookup("rebinding.example", { all: true }, (error, found) => resolve(error ? "refused" : JSON.stringify(found))),
    );
  answers.set("rebinding.example", ["203.0.114.9", "127.0.0.1"]);
  expect(await ask()).toContain("203.0.114.9");
  expect(await ask()).toBe("refused");
  expect(await call(`rebinding.example:${port}`, "0")).toMatchObject({ outcome: "notSent" });
  expect(connections).toBe(0);
});

it("R-1: a redirect to loopback is not followed", async () => {
  const redirecting = createServer((_, response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end());
  await new Promise<void>((resolve) => redirecting.listen(0, "127.0.0.1", resolve));
  try {
    expect(await call(`127.0.0.1:${(redirecting.address() as AddressInfo).port}`, "1")).toMatchObject({ outcome: "unknown" });
    expect(connections).toBe(0);
  } finally {
    redirecting.closeAllConnections();
    await new Promise((resolve) => redirecting.close(resolve));
  }
});
