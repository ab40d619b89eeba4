import { describe, expect, it } from "vitest";
import { callerAddress, inRanges } from "@/lib/callbacks/caller-address.rules";

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
