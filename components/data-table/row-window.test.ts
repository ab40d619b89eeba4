import { expect, it } from "vitest";
import { rowsBetween, scrollFor, within } from "./row-window";

const drawn = (from: number, to: number, count: number) => within(rowsBetween({ from, to }, 48), count);

it("the rows in sight are drawn, and twelve on each side of them", () => {
  expect(drawn(0, 480, 1_000_000)).toEqual({ first: 0, end: 22 });
  expect(drawn(4_800, 5_280, 1_000_000)).toEqual({ first: 88, end: 122 });
  expect(drawn(4_820, 5_300, 1_000_000)).toEqual({ first: 88, end: 123 });
});

it("no row is drawn that there is not", () => {
  expect(drawn(0, 480, 3)).toEqual({ first: 0, end: 3 });
  expect(drawn(0, 480, 0)).toEqual({ first: 0, end: 0 });
  expect(drawn(9_000, 9_480, 3)).toEqual({ first: 3, end: 3 });
  expect(drawn(-9_000, -8_500, 3)).toEqual({ first: 0, end: 0 });
});

it("a row is scrolled to by no more than it lacks", () => {
  const seen = { top: 480, height: 240 };
  expect(scrollFor({ top: 528, bottom: 576 }, seen)).toBe(480);
  expect(scrollFor({ top: 432, bottom: 480 }, seen)).toBe(432);
  expect(scrollFor({ top: 720, bottom: 768 }, seen)).toBe(528);
});
