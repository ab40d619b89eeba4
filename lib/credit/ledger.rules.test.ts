import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysLeft, sumsToZero, unexplainedPart, usedPerDay } from "@/lib/credit/ledger.rules";

describe("unexplainedPart", () => {
  it.each([
    [0, 0, 0],
    [-5, 0, -5],
    [5, 0, 5],
    [-10, 10, 0],
    [-4, 10, 0],
    [-15, 10, -5],
    [5, 10, 5],
  ])("T8: drift %i with %i uncertain leaves %i", (drift, uncertain, left) => {
    expect(unexplainedPart(drift, uncertain)).toBe(left);
  });
  it("never explains more than is uncertain", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (drift, uncertain) => {
        const explained = drift - unexplainedPart(drift, uncertain);
        expect(explained <= 0 && explained >= -uncertain).toBe(true);
      }),
    );
  });
});

it("a journal must sum to zero in whole credits", () => {
  expect(sumsToZero([{ amount: 5 }, { amount: -5 }])).toBe(true);
  expect(sumsToZero([{ amount: 5 }, { amount: -4 }])).toBe(false);
  expect(sumsToZero([{ amount: 0.5 }, { amount: -0.5 }])).toBe(false);
});

it("says how long the credit lasts only when it knows", () => {
  expect(usedPerDay({ used: 60, hours: 48 })).toBe(30);
  expect(usedPerDay({ used: 0, hours: 48 })).toBe(0);
  expect(usedPerDay({ used: 600, hours: 2 })).toBeNull();
  expect(daysLeft(480, 30)).toBe(16);
  expect(daysLeft(null, 30)).toBeNull();
  expect(daysLeft(480, 0)).toBeNull();
  expect(daysLeft(480, null)).toBeNull();
});
