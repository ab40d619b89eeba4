import { expect, it } from "vitest";
import { walkSources } from "./walk-sources";

/** A capital, a space and more: words for people, outside of comments and of the API's document. */
const SENTENCE = /"[A-Z][^"\n]* [^"\n]*"|`[A-Z][^`\n]* [^`\n]*`/g;

const sentencesIn = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|\.describe\("[^"]*"\)/gm, "").match(SENTENCE) ?? [];

it("no schema holds a sentence: each names one of messages/en/input.json", () => {
  const schemas = walkSources().filter(({ file }) => file.endsWith(".input.ts"));
  expect(schemas.length).toBeGreaterThan(25);
  expect(schemas.flatMap(({ file, text }) => sentencesIn(text).map((each) => `${file}: ${each}`))).toEqual(
    [],
  );
});

it("a sentence would be found, in quotes and as a template", () => {
  expect(sentencesIn('z.string().min(1, "Write a name.") // "Not This one"')).toEqual(['"Write a name."']);
  expect(sentencesIn("z.string().max(MOST, `At most ${MOST} letters.`)")).toHaveLength(1);
});
