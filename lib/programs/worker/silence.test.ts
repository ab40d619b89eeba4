import { expect, it } from "vitest";
import { Silence } from "./silence";

it("a gateway is quiet when nothing of it was heard since the earliest call that waits", () => {
  const silence = new Silence(10_000);
  expect(silence.isQuiet(50_000)).toBe(false);
  silence.begin(0);
  silence.begin(4_000);
  expect(silence.isQuiet(9_999)).toBe(false);
  expect(silence.isQuiet(10_000)).toBe(true);
  // Another call is answered: the one that still waits counts from then.
  silence.end(true, 12_000);
  expect(silence.isQuiet(21_999)).toBe(false);
  expect(silence.isQuiet(22_000)).toBe(true);
});

it("refused connections make it quiet too, although none is under way", () => {
  const silence = new Silence(10_000);
  silence.begin(0);
  silence.end(false, 10);
  expect(silence.isQuiet(10_000)).toBe(true);
  silence.begin(30_000);
  silence.end(true, 30_100);
  expect(silence.isQuiet(90_000)).toBe(false);
});
