import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedStatus } from "@/lib/delivery-reports/delivery-report.rules";

const code = fc.oneof(
  fc.constantFrom("6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17"),
  fc.integer({ min: 0, max: 99 }).map(String),
);

describe("the ranked merge", () => {
  it.each([
    [["6"], "delivered"],
    [["7"], "failed"],
    [["8"], "expired"],
    [["10"], "rejected"],
    [["9"], "unknown"],
    [["12"], "failed"],
    [["11"], null],
    [["13", "6"], "delivered"],
    [["7", "6"], "delivered"],
    [["6", "8"], "delivered"],
    [["9", "7"], "failed"],
    [["42"], "unknown"],
    [[], null],
  ])("%j gives %s", (codes, status) => {
    expect(mergedStatus(codes)).toBe(status);
  });

  it("D2, D3: gives the same in any order and any number of repeats", () => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 8 }), fc.array(fc.nat()), (codes, seeds) => {
        const shuffled = [...codes, ...codes]
          .map((value, i) => [seeds[i % Math.max(1, seeds.length)] ?? i, value] as const)
          .sort((a, b) => a[0] - b[0]);
        expect(mergedStatus(shuffled.map(([, value]) => value))).toBe(mergedStatus(codes));
      }),
    );
  });

  it("D3: once delivered, nothing moves it", () => {
    fc.assert(
      fc.property(fc.array(code), (codes) => {
        expect(mergedStatus([...codes, "6"])).toBe("delivered");
      }),
    );
  });
});
