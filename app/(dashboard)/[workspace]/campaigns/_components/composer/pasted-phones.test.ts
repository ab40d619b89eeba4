import { describe, expect, it } from "vitest";
import { readPasted, withoutBad } from "./pasted-phones";

describe("readPasted", () => {
  const box = "012-345 6789, 60123456789\n+65 8123 4567\nhello;123\n\n6.01E+10";

  it("counts valid numbers once, names broken ones with their line, and lists repeats", () => {
    const reading = readPasted(box, "MY");
    expect(reading.valid).toBe(2);
    expect(reading.duplicates.map((each) => [each.line, each.typed])).toEqual([[1, "60123456789"]]);
    expect(reading.bad.map((each) => [each.line, each.typed, each.reason])).toEqual([
      [3, "hello", "not_a_number"],
      [3, "123", "too_short"],
      [5, "6.01E+10", "scientific"],
    ]);
  });

  it("takes out what cannot be used and leaves the rest as it was typed", () => {
    expect(withoutBad(box, "MY")).toBe("012-345 6789\n+65 8123 4567");
    expect(readPasted(withoutBad(box, "MY"), "MY")).toMatchObject({ valid: 2, bad: [], duplicates: [] });
  });
});
