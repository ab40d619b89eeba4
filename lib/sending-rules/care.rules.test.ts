import { describe, expect, it } from "vitest";
import { judgeCare, judgeSlowStart, leastShare, percentOf, shareOf } from "@/lib/sending-rules/care.rules";

const limits = { pauseOnFailureShare: 0.2, pauseOnOptOutShare: 0.02 };
const seen = (tried: number, failures: number, optOuts = 0, settled = tried) => ({
  tried,
  settled,
  failures,
  optOuts,
});

describe("S35: the least share that so many cases are good for", () => {
  it("is below the reading, rises with what was seen, and is never outside 0 to 1", () => {
    expect(leastShare(0, 100)).toBe(0);
    expect(leastShare(3, 0)).toBe(0);
    for (const of of [1, 10, 50, 1_000, 1_000_000])
      for (const share of [0.01, 0.2, 0.5, 1]) {
        const least = leastShare(share * of, of);
        expect(least).toBeLessThan(share);
        expect(least).toBeGreaterThanOrEqual(0);
        expect(leastShare(share * of * 10, of * 10)).toBeGreaterThan(least);
      }
    expect(leastShare(200_000, 1_000_000)).toBeCloseTo(0.199, 3);
  });
});

describe("S35: a campaign pauses by itself", () => {
  it.each([
    [seen(49, 49), null],
    [seen(50, 10), null],
    [seen(50, 15), null],
    [seen(50, 20), "failures"],
    [seen(10_000, 2_050), null],
    [seen(10_000, 2_200), "failures"],
    // The reports of those that were delivered are still to come.
    [seen(1_000, 60, 0, 60), null],
    [seen(100, 0, 5), null],
    [seen(100, 0, 9), "opt_outs"],
    [seen(10_000, 0, 210), null],
  ])("%o → %s", (evidence, reason) => {
    expect(judgeCare(evidence, null, limits)?.reason ?? null).toBe(reason);
  });

  it("not where the workspace has no limit", () => {
    const off = { pauseOnFailureShare: null, pauseOnOptOutShare: null };
    expect(judgeCare(seen(500, 500, 500), null, off)).toBeNull();
  });

  it("and after a resume not for what was known then, but for what comes after", () => {
    const from = { settled: 80, failures: 40, optOuts: 9 };
    expect(judgeCare(seen(100, 40, 9), from, limits)).toBeNull();
    // Twenty were on their way; only they are new, and they are too few.
    expect(judgeCare(seen(100, 60, 9), from, limits)).toBeNull();
    expect(judgeCare(seen(180, 75, 9), from, limits)).toMatchObject({ count: 35, of: 100 });
    expect(judgeCare(seen(400, 40, 25), from, limits)).toMatchObject({ reason: "opt_outs", count: 16 });
  });
});

describe("S36: after the first of a slow start", () => {
  const first = { people: 200, open: 0, reported: 0, failures: 0, minutes: 0 };
  it.each([
    [{ ...first, open: 3, reported: 190 }, "wait"],
    [{ ...first, reported: 159 }, "wait"],
    [{ ...first, reported: 160, failures: 40 }, "go"],
    [{ ...first, reported: 160, failures: 41 }, "failures"],
    [{ ...first, open: 100, reported: 60, failures: 60 }, "failures"],
    [{ ...first, reported: 100, minutes: 19 }, "wait"],
    [{ ...first, reported: 100, minutes: 20 }, "slow_start"],
    [{ ...first, people: 0 }, "go"],
  ])("%o → %s", (ones, end) => {
    const judged = judgeSlowStart(ones, limits);
    expect(typeof judged === "string" ? judged : judged.reason).toBe(end);
  });
});

it("a share is typed in per cent, and what cannot be read is no number", () => {
  expect(["20", "2,5 %", " 0.1", ""].map(shareOf)).toEqual([0.2, 0.025, 0.001, null]);
  expect(shareOf("many")).toBeNaN();
  expect([0.2, 0.025, 0.333, null].map(percentOf)).toEqual(["20", "2.5", "33.3", ""]);
});
