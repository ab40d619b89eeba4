import { expect, it } from "vitest";
import { creditsOf } from "@/lib/list-hygiene/hygiene.rules";

it("what a kind costs a month is its share of what the texted people had", () => {
  expect(creditsOf(10, { credits: 300, people: 100 })).toBe(30);
  expect(creditsOf(1, { credits: 10, people: 3 })).toBe(3);
  expect(creditsOf(0, { credits: 10, people: 3 })).toBe(0);
  expect(creditsOf(5, { credits: 0, people: 0 })).toBe(0);
});
