import { expect, test } from "vitest";
import { emptyTotals } from "@/lib/messages/message.rules";
import { countShown } from "./count-shown.rules";

const campaign = {
  totals: { ...emptyTotals(), delivered: 5, sent: 4, failed: 3 },
  untracked: 3,
  read: 2,
  held: 0,
  recipients: 12,
};
const reasons = [
  { status: "failed" as const, code: "8", count: 2 },
  { status: "failed" as const, code: "12", count: 1 },
];

test.each([
  [null, "", 12],
  ["delivered", "", 5],
  ["sent", "", 1],
  ["untracked", "", 3],
  ["read", "", 2],
  ["heldByGateway", "", 0],
  [null, "failed.8", 2],
  [null, "failed.8,failed.12", 3],
  [null, "rejected.8", 0],
  ["failed", "failed.8", null],
] as const)("an export of %s %s says that it holds %s", (status, reason, count) => {
  expect(countShown(campaign, { status, reason }, reasons)).toBe(count);
});
