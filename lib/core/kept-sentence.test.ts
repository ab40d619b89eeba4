import { expect, it } from "vitest";
import { sayIn } from "@/i18n/say-to-person";
import { english } from "./english";
import { keepSentence, readKept, sayKept, sayTold } from "./kept-sentence";
import { sentence } from "./sentence";

it("what a row keeps is said again with its values", () => {
  const kept = keepSentence(sentence("rules.files.rowLong", { row: "7" }));
  expect(sayTold(readKept(kept), english)).toMatch(/^Row 7 is too long\./);
});

it("a sentence within a kept one is said too, and in another language", () => {
  const unread = sentence("rules.call.noReason");
  const kept = keepSentence(sentence("rules.call.lost", { why: unread }));
  expect(sayKept(kept, english)).toBe("The connection ended before the answer (no reason given).");
  expect(sayKept(kept, sayIn("ms"))).toBe(
    "Sambungan terputus sebelum jawapan diterima (tiada sebab diberikan).",
  );
  expect(sayKept(null, english)).toBeNull();
});

it.each([
  '{"key":"rules.call.refused"}',
  '{"key":"rules.call.lost","values":{"why":{"key":4}}}',
  '{"key":"rules.call.lost","values":null}',
])("a person's own words that look like a sentence and are none stay as they are: %s", (text) => {
  expect(sayKept(text, english)).toBe(text);
});

it.each(["The database refused a row.", '{"key":"cut', "", "{}"])(
  "text without a key is told as it stands: %j",
  (text) => {
    expect(sayTold(readKept(text), english)).toBe(text);
  },
);
