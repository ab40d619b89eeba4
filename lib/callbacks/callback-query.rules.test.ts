import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCallbackQuery } from "@/lib/callbacks/callback-query.rules";
import { callerAddress, inRanges } from "@/lib/callbacks/caller-address.rules";

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

  it("D7: tells of doubled names, NUL and bad UTF-8, and never throws", { timeout: 60_000 }, () => {
    expect(readCallbackQuery("MsgId=1&msgid=2").doubled).toEqual(["msgid"]);
    expect(readCallbackQuery("MsgId=%00").damaged).toBe(true);
    expect(readCallbackQuery("MsgId=%ff%fe").damaged).toBe(true);
    fc.assert(fc.property(fc.string({ unit: "binary" }), (raw) => void readCallbackQuery(raw)));
  });
});

describe("callerAddress", () => {
  it.each([
    ["203.0.113.9", "210.5.41.23", [], "203.0.113.9"],
    ["127.0.0.1", "1.2.3.4, 210.5.41.23", ["127.0.0.0/8"], "210.5.41.23"],
    ["::ffff:127.0.0.1", "210.5.41.23, 10.0.0.2", ["127.0.0.1", "10.0.0.0/8"], "210.5.41.23"],
    ["127.0.0.1", "nonsense", ["127.0.0.1"], "127.0.0.1"],
    ["127.0.0.1", undefined, ["127.0.0.1"], "127.0.0.1"],
  ])("D10: peer %s with %s is %s", (peer, forwarded, proxies, caller) => {
    expect(callerAddress(peer, forwarded, proxies)).toBe(caller);
  });

  it("D10: an IPv4-mapped IPv6 address is the IPv4 address", () => {
    expect(inRanges("::ffff:210.5.41.23", ["210.5.41.23"])).toBe(true);
    expect(inRanges("210.5.41.24", ["210.5.41.23", "103.4.7.156"])).toBe(false);
  });
});
