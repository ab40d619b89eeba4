import { expect, it } from "vitest";
import { isWindowOpen, windowLeft } from "@/lib/direct-messages/reply-window.rules";

const WROTE = new Date("2026-12-01T10:00:00Z");

it.each([
  ["2026-12-01T10:00:00.000Z", true],
  ["2026-12-02T09:59:59.000Z", true],
  ["2026-12-02T09:59:59.999Z", true],
  ["2026-12-02T10:00:00.000Z", false],
  ["2026-12-02T10:00:01.000Z", false],
])("S56: at %s the window of a text of 10:00 the day before is open: %s", (now, open) => {
  expect(isWindowOpen(WROTE, new Date(now))).toBe(open);
});

it("S56: whoever never wrote has no window", () => {
  expect(isWindowOpen(null, WROTE)).toBe(false);
});

it.each([
  ["2026-12-02T10:00:00Z", { hours: 24, minutes: 0 }],
  ["2026-12-02T09:12:00Z", { hours: 23, minutes: 12 }],
  ["2026-12-01T10:00:01Z", { hours: 0, minutes: 1 }],
  ["2026-12-01T10:00:00Z", null],
  ["2026-12-01T09:00:00Z", null],
])("what is left until %s", (until, left) => {
  expect(windowLeft(until, WROTE.getTime())).toEqual(left);
});
