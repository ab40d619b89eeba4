import { describe, expect, it } from "vitest";
import { relatedPersons, sameHands, type Tie } from "@/lib/second-person/related-persons.rules";

const tie = (by: string, whom: string, how: Tie["how"] = "added"): Tie => ({ by, whom, how });

describe("F4: who could be one and the same person", () => {
  it("follows ties in both directions and over several logins, in whatever order they are read", () => {
    const ties = [tie("c", "d"), tie("b", "c"), tie("a", "b"), tie("x", "y")];
    for (const order of [ties, [...ties].reverse()]) {
      expect([...relatedPersons(["d"], order)].sort()).toEqual(["a", "b", "c", "d"]);
      expect([...relatedPersons(["a"], order)].sort()).toEqual(["a", "b", "c", "d"]);
    }
    expect([...relatedPersons([], ties)]).toEqual([]);
  });

  it("names the tie itself where there is one, and says only that there are some where they are others'", () => {
    const ties = [tie("a", "b", "link"), tie("a", "c")];
    expect(sameHands("a", ["a"], ties)).toBe("self");
    expect(sameHands("b", ["a"], ties)).toEqual(tie("a", "b", "link"));
    expect(sameHands("a", ["b"], ties)).toEqual(tie("a", "b", "link"));
    expect(sameHands("b", ["c"], ties)).toBe("others");
    expect(sameHands("d", ["a", "b"], ties)).toBeNull();
  });
});
