import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markRequest } from "@/lib/web/mark-request";
import { refuseMethod } from "@/lib/web/refuse-method";

const server = createServer((request, response) => {
  markRequest(request, response, []);
  if (!refuseMethod(request, response)) response.end("passed on");
});
const url = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe("refuseMethod", () => {
  it("answers a method that a path has not with 405 as problem+json, and says which it takes", async () => {
    const answer = await fetch(url("/api/v1/campaigns/7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11/launch"), { method: "GET" });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("allow")).toBe("POST");
    expect(await answer.json()).toMatchObject({ code: "method_not_allowed", requestId: answer.headers.get("x-request-id") });
  });

  it.each([
    ["POST", "/api/v1/lists?limit=1"],
    ["OPTIONS", "/api/v1/lists"],
    ["DELETE", "/api/v1/nothing/like/this"],
    ["POST", "/demo/campaigns"],
  ])("leaves %s %s to the app", async (method, path) => {
    expect(await (await fetch(url(path), { method })).text()).toBe(method === "HEAD" ? "" : "passed on");
  });
});
