import { describe, expect, it } from "vitest";
import { searchTerms } from "@/lib/inbox/search-terms.rules";

describe("searchTerms", () => {
  it.each([
    ["012-345", false, { from: "6012345", below: "6012346", end: "012345" }],
    ["6789", false, { from: "6789", below: "679", end: "6789" }],
    ["refund 12", false, { from: null, below: null, end: null }],
    ["退款", false, { from: null, below: null, end: null }],
    ["12", false, { from: null, below: null, end: null }],
  ])("%j by one who sees numbers (masked: %s)", (typed, masked, terms) => {
    expect(searchTerms(typed, "MY", masked)).toMatchObject({ ...terms, replies: true });
  });

  it("P-2: names are searched, but by one who sees numbers masked only with words that hold no digit", () => {
    expect(["Ali 3", "Ali"].map((typed) => searchTerms(typed, "MY", false).names)).toEqual(["Ali 3", "Ali"]);
    expect(["Ali 3", "Ali"].map((typed) => searchTerms(typed, "MY", true).names)).toEqual(["", "Ali"]);
  });

  it.each(["６０１２", "60１２", "⁶⁰¹²", "①②③", "٦٠١٢", "Ali ６"])(
    "P-2: %j holds digits too, so it finds no name and no text of ours",
    (typed) => {
      expect(searchTerms(typed, "MY", true)).toMatchObject({
        from: null,
        below: null,
        replies: false,
        names: "",
      });
    },
  );

  it("P-2: a whole number is told apart, to be counted; for one who sees numbers it is nothing special", () => {
    expect(
      ["0123456789", "６０１２３４５６７８９", "6789", "Ali"].map(
        (typed) => searchTerms(typed, "MY", true).whole,
      ),
    ).toEqual(["60123456789", "60123456789", null, null]);
    expect(searchTerms("0123456789", "MY", false).whole).toBeNull();
  });

  it.each([
    ["012-345 6789", { from: "60123456789", below: "601234567890", end: null }],
    ["+60123456789", { from: "60123456789", below: "601234567890", end: null }],
    ["6789", { from: null, below: null, end: "6789" }],
    ["60123", { from: null, below: null, end: null }],
    ["6012345678", { from: null, below: null, end: null }],
    ["56789", { from: null, below: null, end: null }],
    ["678", { from: null, below: null, end: null }],
  ])(
    "P-2: %j by one who sees them masked finds the whole number or the digits they see, never more",
    (typed, terms) => {
      expect(searchTerms(typed, "MY", true)).toMatchObject({ ...terms, replies: false });
    },
  );
});
