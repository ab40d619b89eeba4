import { expect, test } from "vitest";
import { emptyTotals } from "./message.rules";
import { countable, SHOWN_STATUSES, shownStatus, shownTotals, statusFilter } from "./shown-status.rules";

test("what no report can follow stands apart, and all still sum to the recipients", () => {
  const totals = { ...emptyTotals(), delivered: 3, sent: 5 };
  const shown = shownTotals(totals, 4);
  expect([shown.delivered, shown.sent, shown.untracked]).toEqual([3, 1, 4]);
  expect(Object.values(shown).reduce((sum, count) => sum + count, 0)).toBe(8);
  expect(countable({ recipients: 8, untracked: 4 })).toBe(4);
});

test("each word on the screen asks for exactly the messages that stand under it", () => {
  for (const shown of SHOWN_STATUSES) {
    const { status, tracked = "true" } = statusFilter(shown);
    expect(shownStatus(status, tracked === "true")).toBe(shown);
  }
});
