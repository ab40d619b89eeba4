import { expect, it } from "vitest";
import { frameGapMs } from "@/lib/live/live-topics.rules";

it("a few screens hear at once, many hear ten times a second, and all together never more than five hundred frames a second", () => {
  expect(frameGapMs(1)).toBe(5);
  expect(frameGapMs(50)).toBe(100);
  expect(frameGapMs(1000)).toBe(100);
  for (let streams = 3; streams <= 50; streams += 1)
    expect((streams * 1000) / frameGapMs(streams)).toBeLessThanOrEqual(601);
});
