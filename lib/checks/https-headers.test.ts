import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { proxy } from "@/proxy";

afterEach(() => void vi.unstubAllEnvs());

function headersOf(appUrl: string, path = "/sign-in"): Headers {
  vi.stubEnv("APP_URL", appUrl);
  return proxy(new NextRequest(new URL(path, appUrl))).headers;
}

describe("C-3, C-4: what a page tells the browser", () => {
  it("with an https address: two years of https, subdomains too; on plain http, which a browser must be able to leave, nothing", () => {
    expect(headersOf("https://sms.example.com").get("strict-transport-security")).toBe(
      "max-age=63072000; includeSubDomains",
    );
    expect(headersOf("http://localhost:3000").get("strict-transport-security")).toBeNull();
  });

  it("scripts only with the page's own nonce, which is another each time; no eval, no objects, no base, no frame", () => {
    const [policy = "", other = ""] = [1, 2].map(
      () => headersOf("https://sms.example.com").get("content-security-policy") ?? "",
    );
    const directives = new Map(
      policy.split("; ").map((each) => [each.split(" ")[0], each.split(" ").slice(1).join(" ")]),
    );
    expect(directives.get("script-src")).toMatch(/^'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'$/);
    for (const name of ["object-src", "base-uri", "frame-ancestors"])
      expect([name, directives.get(name)]).toEqual([name, "'none'"]);
    for (const name of ["default-src", "connect-src", "form-action", "font-src"])
      expect([name, directives.get(name)]).toEqual([name, "'self'"]);
    expect(directives.has("upgrade-insecure-requests")).toBe(true);
    const nonce = (text: string) => /'nonce-([^']+)'/.exec(text)?.[1];
    expect(nonce(policy)).not.toBe(nonce(other));
  });

  it("leads to sign-in on the host of this installation, whatever host the request names", () => {
    vi.stubEnv("APP_URL", "https://sms.example.com");
    const headers = {
      host: "sms.example.com",
      "x-forwarded-host": "evil.example",
      forwarded: "host=evil.example",
    };
    const answer = proxy(new NextRequest("https://sms.example.com/shop/campaigns", { headers }));
    expect(answer.headers.get("location")).toBe("https://sms.example.com/sign-in?next=%2Fshop%2Fcampaigns");
  });
});
