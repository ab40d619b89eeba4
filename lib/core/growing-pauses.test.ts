import { expect, it } from "vitest";
import { GrowingPauses } from "./growing-pauses";

it("each failure is followed by a longer pause, and work that goes well ends it", () => {
  const pauses = new GrowingPauses([60, 600]);
  pauses.failed("one", 0);
  expect([pauses.waits("one", 59_999), pauses.waits("one", 60_000)]).toEqual([true, false]);
  pauses.failed("one", 60_000);
  pauses.failed("one", 660_000);
  expect([pauses.waits("one", 1_259_999), pauses.waits("one", 1_260_000)]).toEqual([true, false]);
  expect(pauses.waiting(1_000_000)).toEqual(["one"]);
  pauses.worked("one");
  expect(pauses.waiting(1_000_000)).toEqual([]);
});
