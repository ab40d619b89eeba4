import compile from "icu-minify/compile";
import type { useTranslations } from "next-intl";
import type { getTranslations } from "next-intl/server";
import { expect, it } from "vitest";
import { renderSentence } from "@/lib/core/render-sentence";
import { said } from "@/lib/core/said";
import { foundSentence, type Sentence, sentence } from "@/lib/core/sentence";
import { languages, readTexts } from "@/lib/platform/languages";
import { flatTexts, shapeOf } from "@/lib/programs/launch/generate-texts.mjs";
import { walkSources } from "./walk-sources";

/** Never called: tsc refuses this file where one of these stops being an error. */
function refusedByTypes(
  t: ReturnType<typeof useTranslations<"campaigns.check">>,
  served: Awaited<ReturnType<typeof getTranslations<"common">>>,
): Sentence {
  // @ts-expect-error: without its number
  t("confirmHelp");
  // @ts-expect-error: a number that would be written without the language's marks
  t("confirmLabel", { number: 1000 });
  // @ts-expect-error: a wrong name
  served("undoIn", { second: 5 });
  served("undoIn", { seconds: 5 });
  // @ts-expect-error: without its name
  sentence("alarms.campaignStuck", { minutes: 5 });
  // @ts-expect-error: without its values
  sentence("rules.files.rowLong");
  // @ts-expect-error: with values that the text does not say
  sentence("problems.templates.nameTaken", { name: "x" });
  // @ts-expect-error: a rule gives its limits, never a name
  said("rules.files.rowLong");
  // @ts-expect-error: not made by `sentence`, which asks for the values
  return { key: "rules.files.rowLong" };
}

it("what lacks a value is refused before anything runs", () => {
  expect(refusedByTypes).toHaveLength(2);
});

/** Values that reach every form of the text: each number, and each choice. */
function samplesOf(text: string): Record<string, unknown>[] {
  const shape = shapeOf(text);
  const choices = [...shape.arguments.values()].map((of) => of.choices.length);
  return Array.from({ length: Math.max(3, ...choices) }, (_, round) => {
    const values = [...shape.arguments].map(([name, { kind, choices }]) => {
      if (kind === 0) return [name, `<${name}>`];
      if (kind === 1) return [name, choices[round % choices.length]];
      return [name, kind >= 5 ? new Date(0) : [0, 1, 1234][round % 3]];
    });
    const tags = [...shape.tags].map((tag) => [tag, (inner: unknown) => inner]);
    return Object.fromEntries([...values, ...tags]);
  });
}

function wrongIn(language: string, key: string, text: string): string[] {
  return samplesOf(text).flatMap((values) => {
    try {
      const rendered = renderSentence(foundSentence(key as never, values as never), language, () =>
        compile(text),
      );
      // What stands for a merge field in a help text is meant: {{firstName}}.
      const left = rendered.replace(/\{\{[^{}]*\}\}/g, "");
      return /[{}]|NaN|undefined|Invalid Date|\[object/.test(left) ? [`${key}: ${rendered}`] : [];
    } catch (error) {
      return [`${key}: ${error}`];
    }
  });
}

it.each(languages())("%s: every text with an argument says it in every form", (language) => {
  const texts = flatTexts(readTexts(language), language);
  const wanting = texts.filter(([, text]) => shapeOf(text).arguments.size > 0);
  expect(wanting.length).toBeGreaterThan(500);
  expect(wanting.flatMap(([key, text]) => wrongIn(language, key, text))).toEqual([]);
});

it.each([
  "{count, plural, one {# row} other {'{'name'}' rows}}",
  "{count, number} of {most, number, ::currency/XX}",
])("a text that is written wrongly would be found: %s", (text) => {
  expect(wrongIn("en", "planted", text)).not.toEqual([]);
});

it("the arguments of a text are found in every form and tag, its own words never", () => {
  const shape = shapeOf("{n, plural, one {Sent to <b>{who}</b>} other {Sent {at, date, short}}}");
  expect([...shape.arguments.keys()]).toEqual(["n", "who", "at"]);
  expect([...shape.tags]).toEqual(["b"]);
});

it("every translator names its part of the texts: the type of all keys costs the compiler gigabytes", () => {
  const unnamed = walkSources().filter(({ text }) => /\b(?:use|get)Translations\((?!["'`])/.test(text));
  expect(unnamed.map(({ file }) => file)).toEqual([]);
});
