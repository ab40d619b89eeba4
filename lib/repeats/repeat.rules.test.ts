import { describe, expect, it } from "vitest";
import { repeatInput } from "@/lib/repeats/repeat.input";
import { planRepeat, timesOfRepeat } from "@/lib/repeats/repeat.rules";

const read = (repeat: object) => repeatInput.parse({ at: "10:00", timeZone: "UTC", ...repeat });
/** A Tuesday. */
const NOW = Date.parse("2026-12-01T12:00Z");
const days = (repeat: object) => timesOfRepeat(read(repeat), NOW, 3).map((at) => at.slice(0, 10));

describe("days of a repeat", () => {
  it.each([
    [["monday"], ["monday"]],
    [
      ["Mon", "FRI"],
      ["monday", "friday"],
    ],
    [
      [7, 1],
      ["monday", "sunday"],
    ],
    [0, ["sunday"]],
    ["tue, thu", ["tuesday", "thursday"]],
    [
      ["2", "mo", "MONDAY"],
      ["monday", "tuesday"],
    ],
    [null, []],
  ])("of a week are read in any form that one would try: %j", (on, days) => {
    expect(read({ every: "week", on }).on).toEqual(days);
  });

  it.each([
    [
      [15, 1],
      [1, 15],
    ],
    ["last", [31]],
    [-1, [31]],
    [["31", 31], [31]],
  ])("and of a month: %j", (on, days) => {
    expect(read({ every: "month", on }).on).toEqual(days);
  });

  it.each([
    ["week", ["someday"]],
    ["week", [8]],
    ["week", ["m"]],
    ["month", [0]],
    ["month", [32]],
    ["month", ["monday"]],
    ["month", [1.5]],
    ["day", ["monday"]],
  ])("others are refused at their field: %s %j", (every, on) => {
    const { error } = repeatInput.safeParse({ every, on, at: "10:00" });
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [["on"], `input.repeat.on${every[0]?.toUpperCase()}${every.slice(1)}`],
    ]);
  });

  it.each(["10", "24:00", "10:60", "10:00:30", "ten"])("so is the time %s", (at) => {
    expect(repeatInput.safeParse({ every: "day", at }).success).toBe(false);
  });

  it("what was read is read to the same again", () => {
    const once = read({ every: "month", on: "last, 3", at: "9:05:00" });
    expect(once.at).toBe("09:05");
    expect(repeatInput.parse(once)).toEqual(once);
  });
});

describe("times of a repeat", () => {
  it("begin with the first that is still to come", () => {
    expect(days({ every: "day" })).toEqual(["2026-12-02", "2026-12-03", "2026-12-04"]);
    expect(days({ every: "week", on: ["tue", "fri"] })).toEqual(["2026-12-04", "2026-12-08", "2026-12-11"]);
    expect(days({ every: "month", on: [1, 31] })).toEqual(["2026-12-31", "2027-01-01", "2027-01-31"]);
  });

  it("without days come on that of the first", () => {
    expect(days({ every: "week" })).toEqual(["2026-12-02", "2026-12-09", "2026-12-16"]);
    expect(days({ every: "month", at: "13:00" })).toEqual(["2026-12-01", "2027-01-01", "2027-02-01"]);
  });

  it("end with their last day, or never begin", () => {
    expect(days({ every: "day", until: "2026-12-03" })).toEqual(["2026-12-02", "2026-12-03"]);
    expect(planRepeat(read({ every: "day", until: "2026-12-01" }), NOW)).toBeNull();
    expect(planRepeat(read({ every: "day", until: "2026-12-02" }), NOW)).toMatchObject({ second: null });
  });

  it("are of the wall clock in their zone", () => {
    const repeat = read({ every: "day", timeZone: "America/New_York", at: "10:00" });
    expect(timesOfRepeat(repeat, Date.parse("2026-03-07T16:00Z"), 1)).toEqual(["2026-03-08T14:00:00.000Z"]);
  });
});
