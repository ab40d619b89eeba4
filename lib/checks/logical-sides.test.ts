import { expect, it } from "vitest";
import { walkSources } from "./walk-sources";

/**
 * Utilities that name a left or right side. In a language written from right to left the sides
 * change places: start and end do, left and right do not.
 */
const SIDES =
  /(?<![\w-])-?(?:(?:scroll-)?[mp][lr]|left|right)-(?:\d|px|auto|full|\[|\()|(?<![\w-])(?:border|rounded)-(?:[lr]|[tb][lr])(?![\w])|(?<![\w-])(?:text|float|clear)-(?:left|right)(?![\w])/g;

const sidesIn = (source: string) => source.match(SIDES) ?? [];

it("no screen names a left or right side", () => {
  const found = walkSources()
    .filter(({ file }) => /^(app|components)\//.test(file))
    .flatMap(({ file, text }) => sidesIn(text).map((utility) => `${file}: ${utility}`));
  expect(found).toEqual([]);
});

it.each([
  "ml-2",
  "-mr-1.5",
  "sm:pl-[3px]",
  "left-0",
  "right-1/2",
  "scroll-pl-4",
  "border-l",
  "border-r-2",
  "rounded-bl-md",
  "rounded-r",
  "text-left",
  "lg:text-right",
  "float-left",
  "ml-auto",
  "pr-(--gap)",
])("%s is found", (utility) => {
  expect(sidesIn(`className="flex ${utility} gap-2"`)).toHaveLength(1);
});

it.each([
  "ms-2",
  "-me-1.5",
  "ps-3",
  "start-0",
  "border-s",
  "rounded-es-md",
  "text-start",
  "left-to-right mark",
  "copyright",
  "border-line",
  "rounded-lg",
  "html-5",
  "slide-in-left_200ms",
  "lucide-arrow-left",
])("%s is left alone", (word) => {
  expect(sidesIn(`className="flex ${word} gap-2"`)).toEqual([]);
});
