import { describe, expect, it } from "vitest";
import { type Arrival, rhythmOf, USUAL_OF } from "./rhythm.rules";

const NOW = new Date("2026-11-30T12:00:00Z");
const ago = (days: number, credits = 100): Arrival => ({
  credits,
  at: new Date(NOW.getTime() - days * 86_400_000),
});
const every = (days: number, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ago(from + index * days));

describe("what a customer usually takes", () => {
  it("nothing is usual before the first transfer", () => {
    expect(rhythmOf([], NOW)).toEqual({ usualCredits: null, everyDays: null, lastDaysAgo: null, due: false });
  });

  it.each([
    [[500], 500],
    [[500, 1000], 500],
    [[1000, 500, 700], 700],
    [[1, 1000, 1000, 1000], 1000],
    [[1000, 1, 1000, 1], 1],
  ])("of %j it is %i, an amount that really was moved", (amounts, usual) => {
    const arrivals = amounts.map((credits, index) => ago(index, credits));
    expect(rhythmOf(arrivals, NOW).usualCredits).toBe(usual);
  });

  it("what was usual long ago no longer counts", () => {
    const old = Array.from({ length: 40 }, (_, index) => ago(100 + index, 9_999));
    const last = Array.from({ length: USUAL_OF }, (_, index) => ago(index, 250));
    expect(rhythmOf([...old, ...last], NOW).usualCredits).toBe(250);
  });
});

describe("when a customer is due", () => {
  it("usually every 9 days, last 12 days ago: due", () => {
    expect(rhythmOf(every(9, 12, 5), NOW)).toEqual({
      ...{ usualCredits: 100, everyDays: 9, lastDaysAgo: 12, due: true },
    });
  });

  it.each([
    [0, false],
    [8, false],
    [9, true],
    [200, true],
  ])("of every 9 days, the last %i days ago: %s", (from, due) => {
    expect(rhythmOf(every(9, from, 5), NOW).due).toBe(due);
  });

  it("one or two top-ups are no rhythm", () => {
    expect(rhythmOf(every(9, 30, 1), NOW)).toMatchObject({ everyDays: null, lastDaysAgo: 30, due: false });
    expect(rhythmOf(every(9, 30, 2), NOW)).toMatchObject({ everyDays: null, due: false });
  });

  it("two transfers on one morning are one top-up", () => {
    const arrivals = every(10, 11, 4).flatMap((each) => [
      each,
      { ...each, at: new Date(each.at.getTime() + 1_800_000) },
    ]);
    expect(rhythmOf(arrivals, NOW)).toMatchObject({ everyDays: 10, due: true });
  });

  it("one long holiday does not change it", () => {
    const arrivals = [ago(8), ago(15), ago(22), ago(80), ago(87), ago(94)];
    expect(rhythmOf(arrivals, NOW)).toMatchObject({ everyDays: 7, due: true });
  });

  it("is in any order the same, and never less than a day", () => {
    const arrivals = every(9, 12, 5);
    expect(rhythmOf(arrivals.toReversed(), NOW)).toEqual(rhythmOf(arrivals, NOW));
    expect(rhythmOf(every(0.6, 1, 6), NOW).everyDays).toBe(1);
  });

  it("is not asked for while one is under way", () => {
    expect(rhythmOf(every(9, 12, 5), NOW, true)).toMatchObject({ everyDays: 9, due: false });
  });

  it("a clock behind the last transfer counts no negative days", () => {
    expect(rhythmOf(every(9, -0.5, 5), NOW)).toMatchObject({ lastDaysAgo: 0, due: false });
  });
});
