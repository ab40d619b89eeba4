import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeHex, decodeUcs2Hex, encodeHex, encodeUcs2Hex, isUcs2Hex } from "@/lib/core/hex";

describe("UTF-16BE hex", () => {
  it.each([
    ["ABC", "004100420043"],
    ["€", "20AC"],
    ["你好", "4F60597D"],
    ["مرحبا", "06450631062D06280627"],
    ["வணக்கம்", "0BB50BA30B950BCD0B950BAEXXXX".replace("XXXX", "0BCD")],
    ["😀", "D83DDE00"],
    ["\n", "000A"],
    ["", ""],
  ])("writes %j as %s", (text, hex) => {
    expect(encodeUcs2Hex(text)).toBe(hex);
    if (hex) expect(decodeUcs2Hex(hex.toLowerCase())).toBe(text);
  });

  it("refuses what is not whole units", () => {
    for (const hex of ["", "004", "00410", "00zz", "0041 0042", "0x0041"])
      expect(isUcs2Hex(hex) || decodeUcs2Hex(hex) !== null).toBe(false);
  });

  it("comes back as it was, lone surrogates too", () => {
    const text = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1 })
      .map((units) => String.fromCharCode(...units));
    fc.assert(fc.property(text, (any) => decodeUcs2Hex(encodeUcs2Hex(any)) === any));
  });

  it("octets come back as they were", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (octets) => String(decodeHex(encodeHex(octets))) === String(octets)),
    );
    expect(decodeHex("ABC")).toBeNull();
    expect(decodeHex("GG")).toBeNull();
  });
});
