import { expect, it } from "vitest";
import { approvalChanges, approvalTimes, campaignDemand } from "@/lib/approvals/approval.rules";
import type { Approvable } from "@/lib/approvals/approval.view";

const RULES = {
  approveCampaignsAbove: 100,
  approveCreditsAbove: 500,
  approveAlwaysForRoles: ["support" as const],
};

it.each([
  [100, 500, "marketer", null],
  [101, 1, "marketer", "recipients"],
  [1, 501, "marketer", "credits"],
  [1, 1, "support", "role"],
  [1, 1, null, null],
] as const)("%s people, %s credits, by %s: %s", (recipients, credits, role, why) => {
  expect(campaignDemand(RULES, { recipients, credits, role })?.why ?? null).toBe(why);
});

it("ends after three days, or at the campaign's own time, and calls before", () => {
  const at = new Date("2026-12-01T00:00:00Z");
  const iso = (scheduled: string | null) => {
    const { expiresAt, remindAt } = approvalTimes(at, scheduled === null ? null : new Date(scheduled));
    return [remindAt.toISOString(), expiresAt.toISOString()];
  };
  expect(iso(null)).toEqual(["2026-12-01T04:00:00.000Z", "2026-12-04T00:00:00.000Z"]);
  expect(iso("2026-12-01T02:00:00Z")).toEqual(["2026-12-01T01:00:00.000Z", "2026-12-01T02:00:00.000Z"]);
  expect(iso("2027-01-01T00:00:00Z")[1]).toBe("2026-12-04T00:00:00.000Z");
});

it("names what is not as it was, and a segment that asks otherwise", () => {
  const before: Approvable = {
    message: { kind: "text", text: "Hello" },
    ...{ sender: null, accountId: null, scheduledAt: null, timeZone: null, delivery: "tracked" },
    ...{ maxPerSecond: null, validHours: null, quietHours: null, textedWithinDays: null, phones: 0 },
    ...{ lists: ["a", "b"], segments: [], exceptLists: [], exceptSegments: [], audienceHash: "1" },
  };
  const fields = (after: Partial<Approvable>) =>
    approvalChanges(before, { ...before, ...after }).map(({ field }) => field);
  expect(fields({})).toEqual([]);
  expect(fields({ sender: "", lists: ["b", "a"], quietHours: "respect" })).toEqual([]);
  expect(fields({ message: { kind: "text", text: "Hello!" }, sender: "Kedai" })).toEqual(["text", "sender"]);
  expect(fields({ audienceHash: "2" })).toEqual(["question"]);
  expect(fields({ audienceHash: "2", phones: 3 })).toEqual(["audience"]);
});
