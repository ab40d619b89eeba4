import { describe, expect, it } from "vitest";
import { isInRanges, isPublicAddress } from "@/lib/platform/outbound/public-address";

describe("R-1: addresses that are not on the public internet", () => {
  it.each([
    ...[
      "127.0.0.1",
      "127.255.255.254",
      "10.1.2.3",
      "192.168.1.1",
      "172.16.0.1",
      "172.31.255.255",
      "0.0.0.0",
      "0.1.2.3",
      "255.255.255.255",
    ],
    ...[
      "169.254.169.254",
      "169.254.170.2",
      "100.64.0.1",
      "100.100.100.200",
      "168.63.129.16",
      "192.0.0.1",
      "192.0.0.192",
    ],
    ...[
      "192.0.2.1",
      "198.51.100.7",
      "203.0.113.9",
      "198.18.0.1",
      "192.88.99.1",
      "224.0.0.1",
      "239.1.2.3",
      "240.0.0.1",
    ],
    ...[
      "::",
      "::1",
      "fe80::1",
      "fec0::1",
      "fd00::1",
      "fd00:ec2::254",
      "ff02::1",
      "2001:db8::1",
      "3fff::1",
      "100::1",
      "4000::1",
    ],
    // IPv4-compatible, as a URL writes it, and mapped
    ...["::7f00:1", "::a00:1", "::5d9b:d822", "::ffff:10.0.0.1", "::ffff:7f00:1", "::ffff:0:7f00:1"],
    // 6to4, Teredo and NAT64 of 127.0.0.1 and 10.0.0.1
    ...[
      "2002:7f00:1::",
      "2002:a00:1::1",
      "2001:0:5ef5:79fd::f5ff:fffe",
      "64:ff9b::7f00:1",
      "64:ff9b::a00:1",
      "64:ff9b:1::7f00:1",
    ],
    ...["0x7f000001", "2130706433", "017700000001", "127.1"],
    ...["not an address", "", "127.0.0.1.example.com"],
  ])("%s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    "210.5.41.23",
    "93.184.215.14",
    "1.1.1.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001:82a::200e",
    "::ffff:210.5.41.23",
  ])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it("a public address behind NAT64 is public: hosts without IPv4 reach everybody so", () => {
    expect(isPublicAddress("64:ff9b::d205:2917")).toBe(true);
  });
});

describe("BLOCKED_ADDRESSES", () => {
  it.each([
    ["210.5.41.23", ["210.5.41.0/24"], true],
    ["210.5.42.23", ["210.5.41.0/24"], false],
    ["::ffff:210.5.41.23", ["210.5.41.0/24"], true],
    ["64:ff9b::d205:2917", ["210.5.41.0/24"], true],
    ["210.5.41.23", ["10.0.0.0/8", "210.5.41.23"], true],
    ["2606:4700::1", ["2606:4700::/32"], true],
    ["2606:4700::1", ["210.5.41.0/24"], false],
    ["sms.example.com", ["0.0.0.0/0"], false],
  ])("%s in %j: %s", (address, ranges, inside) => {
    expect(isInRanges(address, ranges)).toBe(inside);
  });
});
