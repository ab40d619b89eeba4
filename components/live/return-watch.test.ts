import { expect, test } from "vitest";
import { ReturnWatch } from "./return-watch";

test("a page comes back when an outage is over, as often as there is one", () => {
  const watch = new ReturnWatch();
  watch.fails("/own/lists");
  expect([false, false, true].map((answers) => watch.mayRead(answers))).toEqual([false, false, true]);
  watch.fails("/own/lists");
  expect([false, true].map((answers) => watch.mayRead(answers))).toEqual([false, true]);
});

test("a page that fails while the server answers is read once more, and no oftener", () => {
  const watch = new ReturnWatch();
  watch.fails("/own/lists");
  expect(watch.mayRead(true)).toBe(true);
  watch.fails("/own/lists");
  expect([true, true].map((answers) => watch.mayRead(answers))).toEqual([false, false]);
  watch.fails("/own/contacts");
  expect(watch.mayRead(true)).toBe(true);
});

test("the server is asked after growing pauses", () => {
  const watch = new ReturnWatch();
  watch.fails("/own");
  const pauses = Array.from({ length: 6 }, () => {
    const pause = watch.pause();
    watch.mayRead(false);
    return pause;
  });
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});
