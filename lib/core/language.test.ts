import { expect, it } from "vitest";
import { chooseLanguage, directionOf } from "./language";

const KNOWN = ["en", "ms", "zh-Hant"];

it.each([
  ["ms", "en", "the person's own language wins"],
  ["xx", "ms", "one that is gone does not"],
  [null, "ms-MY,ms;q=0.9,en;q=0.8", "a wider language serves"],
  [null, "fr;q=0.9, ms;q=0.5", "what there is not is passed over"],
  [null, "en;q=0.4,ms;q=0.6", "the weight decides, not the order"],
])("%j and %j: Malay: %s", (chosen, accepted, _why) => {
  expect(chooseLanguage(KNOWN, chosen, accepted)).toBe("ms");
});

it.each([
  [null, null],
  [null, ""],
  [null, "fr, de"],
  [null, "ms;q=0"],
  [null, "ms;q=nonsense"],
  [undefined, "*"],
  [null, ",;=,q"],
  [null, `${"x,".repeat(9000)}ms`],
])("%j and %j: the default", (chosen, accepted) => {
  expect(chooseLanguage(KNOWN, chosen, accepted)).toBe("en");
});

it("finds a language whatever the case of its letters", () => {
  expect(chooseLanguage(KNOWN, null, "ZH-hant")).toBe("zh-Hant");
});

it.each(["ar", "he", "fa", "ur", "ar-SA"])("%s is written from right to left", (language) => {
  expect(directionOf(language)).toBe("rtl");
});

it.each(["en", "ms", "zh-Hant"])("%s is written from left to right", (language) => {
  expect(directionOf(language)).toBe("ltr");
});
