import { expect, it } from "vitest";
import { daysOfMonth, isMonth, lastMonths, monthBefore } from "./period.rules";

it("months have their days, and years end", () => {
  expect(daysOfMonth("2026-02")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(daysOfMonth("2028-02").to).toBe("2028-02-29");
  expect(daysOfMonth("2026-12").to).toBe("2026-12-31");
  expect(monthBefore("2026-01-31", 1)).toBe("2025-12");
  expect(monthBefore("2026-03-31", 1)).toBe("2026-02");
  expect(lastMonths("2026-02-05", 12)).toHaveLength(13);
  expect(lastMonths("2026-02-05", 2)).toEqual(["2026-02", "2026-01", "2025-12"]);
});

it.each(["2026-13", "2026-00", "2026-1", "26-01", "2026-01-01", ""])("%j is no month", (text) => {
  expect(isMonth(text)).toBe(false);
});
