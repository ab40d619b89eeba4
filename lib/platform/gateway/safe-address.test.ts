import { describe, expect, it } from "vitest";
import { isForbiddenHost, isPublicAddress } from "@/lib/platform/gateway/safe-address";

describe("R-1: addresses a gateway may not have", () => {
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "192.168.1.1",
    "172.16.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "0x7f000001",
  ])("%s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
    expect(isForbiddenHost(address)).toBe(true);
  });
  it("localhost by name, and public ones not", () => {
    expect(isForbiddenHost("localhost")).toBe(true);
    expect(isForbiddenHost("www.example.com")).toBe(false);
    expect(isPublicAddress("210.5.41.23")).toBe(true);
  });
});
