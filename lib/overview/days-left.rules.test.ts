import { describe, expect, it } from "vitest";
import { daysLeft } from "@/lib/overview/days-left.rules";

const on = (day: number, remaining: number) => ({ at: new Date(Date.UTC(2026, 10, day)), remaining });

describe("days left", () => {
  it("follows the pace, and credit that was added does not slow it", () => {
    expect(daysLeft([on(1, 1000), on(2, 900), on(3, 800)])).toBe(8);
    expect(daysLeft([on(1, 1000), on(2, 900), on(3, 1900), on(4, 1800)])).toBe(27);
  });

  it("says nothing when too little is known or nothing is spent", () => {
    expect(daysLeft([])).toBeNull();
    expect(daysLeft([on(1, 1000)])).toBeNull();
    expect(daysLeft([on(1, 1000), on(3, 1000)])).toBeNull();
  });
});
