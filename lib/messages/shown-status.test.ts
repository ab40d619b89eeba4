import { expect, test } from "vitest";
import { emptyTotals } from "./message.rules";
import {
  countable,
  SHOWN_STATUSES,
  shownParts,
  shownStatus,
  shownTotals,
  statusFilter,
  wordsOf,
} from "./shown-status.rules";

const sum = (figures: Record<string, number>) => Object.values(figures).reduce((all, n) => all + n, 0);

test("what no report can follow stands apart, and all still sum to the recipients", () => {
  const totals = { ...emptyTotals(), delivered: 3, sent: 5 };
  const shown = shownTotals({ totals, untracked: 4, read: 0, held: 0 });
  expect([shown.delivered, shown.sent, shown.untracked]).toEqual([3, 1, 4]);
  expect(sum(shown)).toBe(8);
  expect(countable({ recipients: 8, untracked: 4 })).toBe(4);
});

test("S52: who read it counts as delivered too and once in a bar, and what is held counts as neither sent nor arrived", () => {
  const totals = { ...emptyTotals(), delivered: 9, sent: 6, failed: 1 };
  const shown = shownTotals({ totals, untracked: 0, read: 4, held: 5 });
  expect(shown).toMatchObject({ delivered: 9, read: 4, heldByGateway: 5, sent: 1, failed: 1 });
  expect(shownParts(shown)).toMatchObject({ delivered: 5, read: 4, heldByGateway: 5, sent: 1 });
  expect(sum(shownParts(shown))).toBe(16);
});

test("each word on the screen asks for exactly the messages that stand under it", () => {
  for (const shown of SHOWN_STATUSES) {
    const { status, tracked = "true", read = "false", held = "false" } = statusFilter(shown);
    expect(
      shownStatus({
        status,
        tracked: tracked === "true",
        readAt: read === "true" ? "2026-12-01T00:00:00.000Z" : null,
        held: held === "true",
      }),
    ).toBe(shown);
  }
});

test("words that only some gateways say are offered where there is one, or while one is chosen", () => {
  const none = shownTotals({ totals: emptyTotals(), untracked: 0, read: 0, held: 0 });
  expect(wordsOf(none, null)).not.toContain("read");
  expect(wordsOf(none, "read")).toContain("read");
  expect(wordsOf({ ...none, heldByGateway: 1 }, null)).toContain("heldByGateway");
});
