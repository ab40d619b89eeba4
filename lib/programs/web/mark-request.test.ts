import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { markRequest } from "./mark-request";

function marked(peer: string, headers: Record<string, string>, trusted: string[]) {
  const sent: Record<string, unknown> = {};
  const request = { headers: { ...headers }, socket: { remoteAddress: peer } } as unknown as IncomingMessage;
  markRequest(
    request,
    {
      setHeader: (name: string, value: unknown) => Object.assign(sent, { [name]: value }),
    } as unknown as ServerResponse,
    trusted,
  );
  return { headers: request.headers, sent };
}

it("replaces the request id and the caller's address, whatever was sent", () => {
  const { headers, sent } = marked(
    "203.0.113.7",
    {
      "x-request-id": "mine",
      "x-forwarded-for": "1.2.3.4",
      "x-real-ip": "1.2.3.4",
      forwarded: "for=1.2.3.4",
    },
    [],
  );
  expect(headers["x-request-id"]).not.toBe("mine");
  expect(sent["x-request-id"]).toBe(headers["x-request-id"]);
  expect(headers["x-forwarded-for"]).toBe("203.0.113.7");
  expect(headers["x-real-ip"]).toBeUndefined();
  expect(headers.forwarded).toBeUndefined();
});

it("believes the last hop that a trusted proxy names", () => {
  const { headers } = marked("10.0.0.1", { "x-forwarded-for": "6.6.6.6, 198.51.100.4, 10.0.0.2" }, [
    "10.0.0.0/8",
  ]);
  expect(headers["x-forwarded-for"]).toBe("198.51.100.4");
});
