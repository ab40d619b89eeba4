import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCallbackQuery } from "@/lib/gateways/spec-184/callback-query.rules";

describe("readCallbackQuery", () => {
  it("reads names in any case, and a second question mark", () => {
    const query = readCallbackQuery("u=a&p=b?MSGID=0aB&status=6&Sender=601");
    expect(Object.fromEntries(query.values)).toEqual({
      u: "a",
      p: "b",
      msgid: "0aB",
      status: "6",
      sender: "601",
    });
  });

  it("ASVS 1.1.1: takes the percent encoding away once", () => {
    const { values } = readCallbackQuery("MsgId=%2541%252e&Message=%252500");
    expect([values.get("msgid"), values.get("message")]).toEqual(["%41%2e", "%2500"]);
  });

  it("D7: tells of doubled names, NUL and bad UTF-8, and never throws", () => {
    expect(readCallbackQuery("MsgId=1&msgid=2").doubled).toEqual(["msgid"]);
    expect(readCallbackQuery("MsgId=%00").damaged).toBe(true);
    expect(readCallbackQuery("MsgId=%ff%fe").damaged).toBe(true);
    fc.assert(fc.property(fc.string({ unit: "binary" }), (raw) => void readCallbackQuery(raw)));
  });
});
