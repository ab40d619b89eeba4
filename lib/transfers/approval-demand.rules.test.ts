import { describe, expect, it } from "vitest";
import { demandApproval, strictest } from "@/lib/transfers/approval-demand.rules";

describe("F4: when a second person is asked", () => {
  it.each([
    [null, 1_000_000, 0, 0, null],
    [1_000, 1_000, 0, 0, null],
    [1_000, 1_001, 0, 0, "size"],
    [1_000, 500, 500, 500, null],
    [1_000, 500, 501, 0, "customer"],
    [1_000, 500, 0, 501, "person"],
    [1_000, 999, 999, 999, "customer"],
  ] as const)(
    "limit %s, %s credits, %s to the customer and %s by the person before: %s",
    (limit, credits, toCustomer, byPerson, why) => {
      expect(demandApproval(limit, { credits, toCustomer, byPerson })?.why ?? null).toBe(why);
    },
  );

  it("the strictest limit binds, and none is no limit", () => {
    expect(strictest([null, 500, 1_000])).toBe(500);
    expect(strictest([null, null])).toBeNull();
    expect(strictest([])).toBeNull();
  });
});
