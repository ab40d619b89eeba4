import { describe, expect, it } from "vitest";
import { readHint, touches } from "./live-hint";

const ONE = "018f0000-0000-7000-8000-000000000001";
const TWO = "018f0000-0000-7000-8000-000000000002";

describe("live hints", () => {
  it("reads hints and nothing else", () => {
    expect(readHint(JSON.stringify({ topic: "campaign", id: ONE }))).toEqual({ topic: "campaign", id: ONE });
    expect(readHint(JSON.stringify({ topic: "balance" }))).toEqual({ topic: "balance", id: null });
    for (const data of ["", "x", "null", "[]", '{"topic":1}', undefined]) expect(readHint(data)).toBeNull();
  });

  it.each([
    [["demo", "campaign", ONE], true],
    [["demo", "campaign", ONE, "messages", {}], true],
    [["demo", "campaign", TWO], false],
    [["demo", "campaigns", "all"], true],
    [["demo", "campaign", "recent"], true],
    [["demo", "campaign"], true],
    [["demo", "contact", ONE], false],
    [["other", "campaign", ONE], false],
  ])("%j is touched: %s", (key, touched) =>
    expect(touches(key, "demo", { topic: "campaign", id: ONE })).toBe(touched),
  );

  it("touches everything of its topic without an id", () =>
    expect(touches(["demo", "campaign", TWO], "demo", { topic: "campaign", id: null })).toBe(true));
});
