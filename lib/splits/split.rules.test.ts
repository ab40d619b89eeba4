import { describe, expect, it } from "vitest";
import { decideSplit, differenceOf, groupSize, judgeSplit, leavesRest } from "@/lib/splits/split.rules";

const group = (texted: number, replies: number, optOuts = 0) => ({
  ...{ people: texted, texted, delivered: texted, replies, optOuts },
});
const two = { texts: ["B"], share: 10 };

describe("S59: groups", () => {
  it("are as large as each other, and leave somebody who waits", () => {
    expect(groupSize(two, 1000)).toBe(100);
    expect(groupSize(two, 1009)).toBe(100);
    expect(groupSize(two, 3)).toBe(1);
    expect(groupSize(two, 2)).toBeNull();
    expect(groupSize({ texts: ["B", "C"], share: 30 }, 4)).toBe(1);
    expect(leavesRest({ texts: ["B"], share: 45 })).toBe(true);
    expect(leavesRest({ texts: ["B", "C"], share: 31 })).toBe(false);
  });
});

describe("S60: how sure it is", () => {
  it("is Newcombe's interval of a difference, as published", () => {
    // Newcombe 1998, method 10: 56/70 and 48/80.
    const { low, high } = differenceOf({ count: 56, of: 70 }, { count: 48, of: 80 }, 1.96);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.0524", "0.3339"]);
  });

  it("a clear difference chooses, a small one does not, and few people prove nothing", () => {
    expect(judgeSplit([group(500, 20), group(500, 60)], "replies")).toMatchObject({ leads: 1, sure: true });
    expect(judgeSplit([group(500, 20), group(500, 27)], "replies")).toMatchObject({ leads: 1, sure: false });
    expect(judgeSplit([group(5, 0), group(5, 2)], "replies")).toMatchObject({ sure: false });
    expect(judgeSplit([group(0, 0), group(500, 2)], "replies")).toBeNull();
  });

  it("nothing is compared before anything happened, and level texts are said to be level", () => {
    expect(judgeSplit([group(500, 0), group(500, 0)], "replies")).toBeNull();
    expect(judgeSplit([group(500, 9), group(500, 9)], "replies")).toMatchObject({ level: true, sure: false });
    expect(judgeSplit([group(500, 9), group(500, 8)], "replies")).toMatchObject({ leads: 0, level: false });
  });

  it("of opt-outs fewer are better", () => {
    expect(judgeSplit([group(500, 0, 60), group(500, 0, 10)], "optOuts")).toMatchObject({
      leads: 1,
      sure: true,
    });
  });

  it("three texts need more than two", () => {
    const [a, b] = [group(300, 15), group(300, 29)];
    expect(judgeSplit([a, b], "replies")?.sure).toBe(true);
    expect(judgeSplit([a, b, group(300, 14)], "replies")?.sure).toBe(false);
  });

  it("what is too close goes by the rule that was chosen before", () => {
    const close = [group(500, 20), group(500, 27)];
    const clear = [group(500, 20), group(500, 60)];
    expect(decideSplit(close, { by: "replies", ifClose: "first" })).toEqual({ chosen: 0, by: "rule" });
    expect(decideSplit(close, { by: "replies", ifClose: "person" })).toBeNull();
    expect(decideSplit(clear, { by: "replies", ifClose: "person" })).toEqual({ chosen: 1, by: "figures" });
    expect(decideSplit(clear, { by: "person", ifClose: "first" })).toBeNull();
  });
});
