import { expect, it } from "vitest";
import { readPacks } from "./packs.rules";

it.each([
  ["500, 1,000, 5,000", [500, 1000, 5000]],
  ["500;1000;5000", [500, 1000, 5000]],
  ["500 1000", [500, 1000]],
  ["5,000,500", [5_000_500]],
  ["5000, 500, 500", [500, 5000]],
  ["", []],
  ["500, many", null],
  ["1.000", null],
])("%j are the packs %j", (text, packs) => {
  expect(readPacks(text)).toEqual(packs);
});
