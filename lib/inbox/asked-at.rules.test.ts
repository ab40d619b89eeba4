import { expect, it } from "vitest";
import { askedAt } from "@/lib/inbox/asked-at.rules";

it.each([
  ["/", 1, { from: 0, words: "" }],
  ["/ref", 4, { from: 0, words: "ref" }],
  ["Hello /opening hours", 20, { from: 6, words: "opening hours" }],
  ["Hello\n/ref and more", 10, { from: 6, words: "ref" }],
  ["and/or", 6, null],
  ["https://example.com", 19, null],
  ["/ref\nnext", 9, null],
  ["1 / 2", 5, null],
  ["Hello /ref", 4, null],
  ["", 0, null],
])("a sign that begins a word asks for a saved reply: %j at %i", (text, caret, asked) => {
  expect(askedAt(text, caret, "/")).toEqual(asked);
});

it("far behind the sign nothing is asked for", () => {
  expect(askedAt(`/${"a".repeat(60)}`, 61, "/")).toBeNull();
});
