import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanHex, readBinary } from "@/lib/messages/binary-octets.rules";

describe("readBinary", () => {
  it("names every octet of an operator logo's header", () => {
    const reading = readBinary("06 05 04 15 82 00 00 62 F2", true);
    expect(reading.problems).toEqual([]);
    expect(reading.octets.map((octet) => octet.meaning)).toEqual([
      "headerLength",
      "element.port16",
      "elementLength",
      "port.operatorLogo",
      "port.operatorLogo",
      "port.from",
      "port.from",
      "body",
      "body",
    ]);
  });

  it("says when the header does not fit, an element does not fit, or digits are missing", () => {
    expect(readBinary("0605", true).problems).toContain("headerTooLong");
    expect(readBinary("03050415820000AA", true).problems).toContain("elementTooLong");
    expect(readBinary("ABC", false).problems).toEqual(["odd"]);
    expect(readBinary("XY", false).problems).toEqual(["notHex"]);
    expect(readBinary("00".repeat(141), false).problems).toEqual(["tooLong"]);
    expect(readBinary("", true).problems).toEqual(["empty"]);
  });

  it("never loses or invents an octet", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 150 }), fc.boolean(), (bytes, header) => {
        const hex = Buffer.from(bytes).toString("hex");
        expect(
          readBinary(hex, header)
            .octets.map((octet) => octet.hex)
            .join(""),
        ).toBe(cleanHex(hex));
      }),
    );
  });
});
