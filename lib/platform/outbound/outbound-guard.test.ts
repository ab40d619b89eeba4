import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { english } from "@/lib/core/english";
import { outboundGuard } from "@/lib/platform/outbound/outbound-guard";

const KINDS = ["gateway", "webhook"] as const;
function problem(kind: (typeof KINDS)[number], url: string): string | null {
  const found = outboundGuard(kind).problem(url);
  return found && english(found);
}

beforeEach(() => {
  vi.stubEnv("ALLOW_PRIVATE_GATEWAYS", "0");
  vi.stubEnv("ALLOW_PRIVATE_WEBHOOKS", "0");
});
afterEach(() => vi.unstubAllEnvs());

const REFUSED: [string, RegExp][] = [
  ["https://127.0.0.1/", /private/],
  ["https://127.1/", /private/],
  ["https://2130706433/", /private/],
  ["https://0x7f000001/", /private/],
  ["https://017700000001/", /private/],
  ["https://0177.0.0.1/", /private/],
  ["https://127.0.0.1./", /private/],
  ["https://①②⑦.⓪.⓪.①/", /private/],
  ["https://[::1]/", /private/],
  ["https://[::]/", /private/],
  ["https://[::127.0.0.1]/", /private/],
  ["https://[::ffff:127.0.0.1]/", /private/],
  ["https://[::ffff:a00:1]/", /private/],
  ["https://[64:ff9b::10.0.0.1]/", /private/],
  ["https://[2002:7f00:1::]/", /private/],
  ["https://[fe80::1]/", /private/],
  ["https://[fd00:ec2::254]/", /private/],
  ["https://169.254.169.254/latest/meta-data", /private/],
  ["https://168.63.129.16/", /private/],
  ["https://100.100.100.200/", /private/],
  ["https://192.0.0.192/", /private/],
  ["https://localhost/", /private/],
  ["https://LOCALHOST/", /private/],
  ["https://localhost./", /private/],
  ["https://api.localhost/", /private/],
  ["https://localhost.localdomain/", /private/],
  ["https://metadata.google.internal/", /private/],
  ["https://printer.local/", /private/],
  ["https://210.5.41.23./", /usual form/],
  ["https://sms.example.com./", /usual form/],
  ["https://3523553559/", /usual form/],
  ["https://0xd2052917/", /usual form/],
  ["https://0322.5.41.23/", /usual form/],
  ["https://sms.example.com:22/", /ports 80 and 443/],
  ["https://sms.example.com:6379/", /ports 80 and 443/],
  ["https://sms.example.com:8443/", /ports 80 and 443/],
  ["https://210.5.41.23:25/", /ports 80 and 443/],
  ["https://user@sms.example.com/", /username and password/],
  ["https://user:word@sms.example.com/", /username and password/],
  ["https://sms.example.com@127.0.0.1/", /username and password/],
  ["ftp://sms.example.com/", /http/],
  ["file:///etc/passwd", /not an address|http/],
  ["gopher://sms.example.com/", /http/],
  ["sms.example.com", /not an address/],
  ["https://", /not an address/],
  ["", /not an address/],
];

describe.each(KINDS)("R-1: the address of a %s", (kind) => {
  it.each(REFUSED)("%s is refused", (url, reason) => {
    expect(problem(kind, url)).toMatch(reason);
  });

  it.each([
    "https://sms.example.com/",
    "https://sms.example.com:443/x",
    "https://210.5.41.23/",
    "https://[2606:4700:4700::1111]/",
  ])("%s is taken", (url) => {
    expect(problem(kind, url)).toBeNull();
  });

  it("may be private and have any port where its own switch says so, and only its own", () => {
    vi.stubEnv(kind === "gateway" ? "ALLOW_PRIVATE_GATEWAYS" : "ALLOW_PRIVATE_WEBHOOKS", "1");
    const other = kind === "gateway" ? "webhook" : "gateway";
    for (const url of ["http://127.0.0.1:3900/", "https://localhost:8443/", "http://[::1]:8080/"]) {
      expect(problem(kind, url)).toBeNull();
      expect(problem(other, url)).toMatch(/private/);
    }
    expect(problem(kind, "https://user:word@127.0.0.1/")).toMatch(/username and password/);
  });

  it("BLOCKED_ADDRESSES: stays blocked where private ones are allowed, by address and behind a name", async () => {
    vi.stubEnv(kind === "gateway" ? "ALLOW_PRIVATE_GATEWAYS" : "ALLOW_PRIVATE_WEBHOOKS", "1");
    expect(await found("localhost")).toBe("answered");
    vi.stubEnv("BLOCKED_ADDRESSES", "127.0.0.0/8, ::1, 210.5.41.0/24");
    expect(problem(kind, "http://127.0.0.1:3900/")).toMatch(/blocked/);
    expect(problem(kind, "https://210.5.41.23/")).toMatch(/blocked/);
    expect(problem(kind, "https://210.5.42.23/")).toBeNull();
    expect(await found("localhost")).toBe("EFORBIDDENADDRESS");
  });

  it("is looked up through the rule: this machine's own name is refused at connect time", async () => {
    expect(await found("localhost")).toBe("EFORBIDDENADDRESS");
  });

  function found(name: string): Promise<string> {
    const { lookup } = outboundGuard(kind).connect;
    return new Promise((resolve) =>
      lookup(name, { all: true }, (error) => resolve(error === null ? "answered" : (error.code ?? "error"))),
    );
  }
});

it("R-1: a gateway may be called by http, a webhook by https only", () => {
  expect(problem("gateway", "http://sms.example.com/")).toBeNull();
  expect(problem("webhook", "http://sms.example.com/")).toMatch(/Use https/);
  expect(problem("webhook", "http://sms.example.com:443/")).toMatch(/Use https/);
});
