import { describe, expect, it } from "vitest";
import type { CallbackRequest } from "@/lib/gateways/callback.view";
import { readCallback } from "@/lib/gateways/spec-184/read-callback";

const read = (request: Partial<CallbackRequest>) =>
  readCallback({
    method: "GET",
    endpoint: "delivery-reports",
    query: "",
    headers: {},
    body: Buffer.alloc(0),
    ...request,
  });

const ANSWER = { type: "text/plain; charset=utf-8", body: "OK" };

describe("a callback of specification 1.84", () => {
  it("a delivery report, with what its code means", () => {
    const query = "MsgId=0aB&Status=06&Sender=60300";
    const report = { kind: "report", id: "0aB", code: "6", meaning: "delivered", rank: 100, sender: "60300" };
    expect(read({ query })).toEqual({ events: [{ ...report, raw: query }], answer: ANSWER });
    expect(read({ query, method: "HEAD" })).toEqual(read({ query }));
    expect(read({ query: "MsgId=1&Status=42" })).toMatchObject({
      events: [{ meaning: "unknown", rank: 10, sender: "" }],
    });
  });

  it("I2: a text that came in, decoded, and where it is a part of a longer one", () => {
    const query = "ShortCode=32088&Sender=60123456789&ContentType=2&Msg=050003A102014E2D";
    expect(read({ endpoint: "inbound-messages", query })).toEqual({
      events: [
        {
          kind: "inbound",
          phone: "60123456789",
          to: "32088",
          contentType: "2",
          text: "中",
          shown: "中",
          sure: true,
          part: { reference: 161, number: 1, total: 2 },
          raw: query,
        },
      ],
      answer: ANSWER,
    });
  });

  it.each([
    [{ method: "POST" }, 405],
    [{ endpoint: "events" }, 404],
    [{ query: "MsgId=1" }, 400],
    [{ endpoint: "inbound-messages", query: "Msg=nobody" }, 400],
  ] as [Partial<CallbackRequest>, number][])("D7: %j is refused with %i", (request, status) => {
    expect(read(request)).toMatchObject({ status });
  });
});
