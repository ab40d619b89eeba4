import { expect, it } from "vitest";
import { english } from "./english";
import { keepSentence, readKept, sayTold } from "./kept-sentence";
import { sentence } from "./sentence";

it("what a row keeps is said again with its values", () => {
  const kept = keepSentence(sentence("rules.files.rowLong", { row: "7" }));
  expect(sayTold(readKept(kept), english)).toMatch(/^Row 7 is too long\./);
});

it.each(["The database refused a row.", '{"key":"cut', "", "{}"])(
  "text without a key is told as it stands: %j",
  (text) => {
    expect(sayTold(readKept(text), english)).toBe(text);
  },
);
