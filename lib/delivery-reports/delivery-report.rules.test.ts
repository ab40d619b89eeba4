import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedStatus, type RankedReport } from "@/lib/delivery-reports/delivery-report.rules";

const delivered: RankedReport = { code: "arrived", meaning: "delivered", rank: 100 };
const ON_ITS_WAY: RankedReport = { code: "queued", meaning: "intermediate", rank: 0 };
const report: fc.Arbitrary<RankedReport> = fc.oneof(
  fc.constantFrom(delivered, ON_ITS_WAY),
  fc.record({
    code: fc.string({ minLength: 1, maxLength: 3 }),
    meaning: fc.constantFrom("failed", "expired", "rejected", "unknown"),
    rank: fc.integer({ min: 1, max: 99 }),
  }),
);

/** Of one code there is one meaning, as a gateway says it. */
const reports = fc.uniqueArray(report, { maxLength: 8, selector: ({ code }) => code });

describe("the ranked merge", () => {
  it.each<[string, RankedReport[], string | null]>([
    ["none", [], null],
    ["one on its way", [ON_ITS_WAY], null],
    ["the only one", [{ code: "x", meaning: "expired", rank: 1 }], "expired"],
    [
      "the higher of two",
      [
        { code: "a", meaning: "unknown", rank: 2 },
        { code: "b", meaning: "failed", rank: 3 },
      ],
      "failed",
    ],
    [
      "the lower code of equal ranks",
      [
        { code: "b", meaning: "failed", rank: 3 },
        { code: "a", meaning: "rejected", rank: 3 },
      ],
      "rejected",
    ],
  ])("%s decides", (_, all, status) => {
    expect(mergedStatus(all)).toBe(status);
  });

  it("D2, D3: gives the same in any order and any number of repeats", () => {
    fc.assert(
      fc.property(reports, fc.array(fc.nat()), (all, seeds) => {
        const shuffled = [...all, ...all]
          .map((value, i) => [seeds[i % Math.max(1, seeds.length)] ?? i, value] as const)
          .sort((a, b) => a[0] - b[0]);
        expect(mergedStatus(shuffled.map(([, value]) => value))).toBe(mergedStatus(all));
      }),
    );
  });

  it("D3: once delivered, nothing moves it", () => {
    fc.assert(
      fc.property(reports, (all) => {
        expect(mergedStatus([...all, delivered])).toBe("delivered");
      }),
    );
  });
});
