import { expect, it } from "vitest";
import { wordsMatch } from "./words-match";

it.each([
  ["camp", "New campaign", true],
  ["campaign new", "New campaign", true],
  ["paign", "New campaign", false],
  ["TWO-STEP", "Your security", false],
  ["", "Overview", true],
])("%j finds %j: %s", (typed, text, found) => {
  expect(wordsMatch(typed, text)).toBe(found);
});

it("more words to find it by count as its own", () => {
  expect(wordsMatch("two-step", "Your security", "password, two-step sign-in")).toBe(true);
});
