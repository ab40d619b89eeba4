import { expect, it } from "vitest";
import { mostApproved, withinApproved } from "@/lib/approvals/standing-approval.rules";

const seen = { recipients: 1000, credits: 1000 };

it.each([
  [1, 11],
  [0, 10],
  [50, 60],
  [51, 61],
  [1000, 1200],
  [1001, 1201],
])("%i people who were seen are a yes to %i", (recipients, most) => {
  expect(mostApproved({ recipients })).toBe(most);
});

it("more people, or longer texts, need another yes", () => {
  expect(withinApproved(seen, { recipients: 1200, credits: 1200 })).toBe(true);
  expect(withinApproved(seen, { recipients: 3, credits: 3 })).toBe(true);
  expect(withinApproved(seen, { recipients: 1201, credits: 1201 })).toBe(false);
  expect(withinApproved(seen, { recipients: 1000, credits: 2000 })).toBe(false);
});
