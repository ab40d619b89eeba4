import { expect, it } from "vitest";
import { againstEvidence, evidenceOf, movedBeside } from "./decision.rules";

it.each([
  ["refused", 1000, 880, 120, true],
  ["refused", 1000, 700, 120, true],
  ["refused", 1000, 1000, 120, false],
  ["refused", 1000, 950, 120, false],
  ["succeeded", 1000, 880, 120, false],
  ["succeeded", 1000, 1000, 120, true],
  ["refused", null, 880, 120, false],
  ["succeeded", 1000, null, 120, false],
] as const)(
  "fault 1: %s with %s before and %s after, of %i: against the evidence is %s",
  (choice, before, after, credits, against) => {
    expect(againstEvidence(choice, { before, after }, credits)).toBe(against);
  },
);

it("fault 7: what else moved between the two readings is named", () => {
  expect(movedBeside({ before: 49_796, after: 49_048 }, 500)).toBe(248);
  expect(movedBeside({ before: 49_796, after: null }, 500)).toBeNull();
});

it.each([
  [1000, 880, "exact"],
  [1000, 1000, "unmoved"],
  [1000, 700, "fell"],
  [1000, 1030, "rose"],
  [null, 1000, "unread"],
  [1000, null, "unread"],
] as const)("%s before and %s after a transfer of 120 are %s", (before, after, evidence) => {
  expect(evidenceOf({ before, after }, 120)).toBe(evidence);
});
