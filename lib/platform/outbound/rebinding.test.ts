import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { english } from "@/lib/core/english";
import { sayTold } from "@/lib/core/kept-sentence";
import { GatewayClient } from "@/lib/gateways/spec-184/client";
import { guardedLookup } from "@/lib/platform/outbound/guarded-lookup";
import type { OutboundGuard } from "@/lib/platform/outbound/outbound-guard";
import { isPublicAddress } from "@/lib/platform/outbound/public-address";
import { type NameRecord, type NameServer, startNameServer } from "@/lib/testing/name-server";
import { postWebhook } from "@/lib/webhooks/post-webhook";

/**
 * Stands for an address on the internet where a test says so: it is on this machine, so that a test
 * never leaves it.
 */
const PUBLIC = "127.0.0.1";
const PRIVATE = "127.0.0.3";
const NAME = "rebind.example";
const A = (value: string): NameRecord => ({ type: "A", value });
const AAAA = (value: string): NameRecord => ({ type: "AAAA", value });

let names: NameServer;
let server: Server;
let port: number;
let connections = 0;

beforeAll(async () => {
  names = await startNameServer();
  server = createServer((_, response) => response.end("999"));
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, PUBLIC, resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await names.close();
});
beforeEach(() => {
  connections = 0;
  names.answers.clear();
  names.asked.length = 0;
});

const guarded = (isAllowed: (address: string) => boolean): OutboundGuard => ({
  problem: () => null,
  connect: { lookup: guardedLookup(isAllowed, names.resolve), rejectUnauthorized: true },
});
const only = (address: string) => guarded((found) => found === address);

interface Caller {
  /** Whether the call got an answer. */
  call(): Promise<{ answered: boolean; said: string }>;
  close(): Promise<void>;
}

/** The two ways in which we call an address that a person typed. */
const CALLERS: Record<string, (guard: OutboundGuard) => Caller> = {
  gateway: (guard) => {
    const client = new GatewayClient(
      { baseUrl: `http://${NAME}:${port}/websmsapi/`, username: "u", password: "p", method: "post" },
      guard,
    );
    return {
      call: async () => {
        const { outcome, detail } = await client.creditsLeft();
        return { answered: outcome === "accepted", said: english(detail) };
      },
      close: () => client.close(),
    };
  },
  webhook: (guard) => ({
    call: async () => {
      const { statusCode, error } = await postWebhook(`http://${NAME}:${port}/hook`, {}, "{}", guard);
      return { answered: statusCode === 200, said: sayTold(error ?? "", english) };
    },
    close: async () => {},
  }),
};

async function calls(
  kind: string,
  guard: OutboundGuard,
  work: (caller: Caller) => Promise<void>,
): Promise<void> {
  const caller = (CALLERS[kind] as (guard: OutboundGuard) => Caller)(guard);
  try {
    await work(caller);
  } finally {
    await caller.close();
  }
}

/** The pool knows that a call has ended only after the call has told us so. */
const connectionIsFree = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

describe.each(Object.keys(CALLERS))("R-1: a name that a %s is called by", (kind) => {
  it("that answers a public address is called there", async () => {
    names.answers.set(NAME, [[A(PUBLIC)]]);
    await calls(kind, only(PUBLIC), async (caller) => {
      expect(await caller.call()).toMatchObject({ answered: true });
    });
    expect(connections).toBe(1);
    expect(names.asked).toEqual([NAME]);
  });

  it("public at first and private afterwards: the open connection serves on, a new one is not made", async () => {
    names.answers.set(NAME, [[A(PUBLIC)], [A(PRIVATE)]]);
    await calls(kind, only(PUBLIC), async (caller) => {
      expect(await caller.call()).toMatchObject({ answered: true });
      await connectionIsFree();
      // Kept alive: the same checked address, no new question.
      expect(await caller.call()).toMatchObject({ answered: true });
      expect([names.asked.length, connections]).toEqual([1, 1]);
      server.closeAllConnections();
      await vi.waitUntil(async () => !(await caller.call()).answered, { timeout: 120_000, interval: 10 });
      expect(await caller.call()).toMatchObject({
        answered: false,
        said: expect.stringMatching(/EFORBIDDENADDRESS|private/),
      });
    });
    expect(connections).toBe(1);
    expect(names.asked.length).toBeGreaterThan(1);
  });

  it.each<[string, NameRecord[]]>([
    ["loopback", [A(PRIVATE)]],
    ["the cloud's metadata", [A("169.254.169.254")]],
    ["a public and a private address", [A("93.184.215.14"), A("127.0.0.1")]],
    ["a private and a public address", [A("10.0.0.1"), A("93.184.215.14")]],
    ["loopback of IPv6", [AAAA("::1")]],
    ["a public address of IPv4 and a private one of IPv6", [A("93.184.215.14"), AAAA("fd00::1")]],
    ["an IPv4-mapped IPv6 address", [AAAA("::ffff:7f00:1")]],
    ["an IPv4-compatible address", [AAAA("::7f00:1")]],
    ["an alias of a private address", [{ type: "CNAME", value: "inside.example" }, A("127.0.0.1")]],
    [
      "two aliases of a private address",
      [{ type: "CNAME", value: "a.example" }, { type: "CNAME", value: "b.example" }, A("10.0.0.1")],
    ],
  ])("that answers %s is not connected to", async (_, answer) => {
    names.answers.set(NAME, [answer]);
    await calls(kind, guarded(isPublicAddress), async (caller) => {
      expect(await caller.call()).toMatchObject({
        answered: false,
        said: expect.stringMatching(/EFORBIDDENADDRESS|private/),
      });
    });
    expect(names.asked).toEqual([NAME]);
    expect(connections).toBe(0);
  });

  it("a redirect is not followed", async () => {
    names.answers.set(NAME, [[A(PUBLIC)]]);
    const redirect = (_: unknown, response: { writeHead(code: number, headers: object): { end(): void } }) =>
      response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
    const [answering] = server.listeners("request") as ((...args: unknown[]) => void)[];
    server.removeAllListeners("request").on("request", redirect as never);
    try {
      await calls(
        kind,
        guarded(() => true),
        async (caller) => {
          expect(await caller.call()).toMatchObject({ answered: false });
        },
      );
    } finally {
      server.removeAllListeners("request").on("request", answering as never);
    }
    expect(connections).toBe(1);
  });
});
