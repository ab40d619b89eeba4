import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import compile from "icu-minify/compile";
import { expect, it } from "vitest";
import { languages, type Texts } from "@/lib/platform/languages";
import { projectRoot } from "@/lib/platform/project-root";
import { walkSources } from "./walk-sources";

type Flat = Record<string, string>;

/** Every text of a language by its whole key: what its own files have, nothing of English. */
function textsOf(language: string): Flat {
  const folder = path.join(projectRoot, "messages", language);
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return Object.assign(
    {},
    ...files.map((file) =>
      flat(JSON.parse(readFileSync(path.join(folder, file), "utf8")), path.basename(file, ".json")),
    ),
  );
}

function flat(texts: Texts, name: string): Flat {
  const pairs = Object.entries(texts).map(([key, text]) =>
    typeof text === "string" ? { [`${name}.${key}`]: text } : flat(text, `${name}.${key}`),
  );
  return Object.assign({}, ...pairs);
}

/** Arguments and tags of a text, each with its kind: "count 2" is a plural, "when tag" a tag. */
function argumentsOf(text: string): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) {
      if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
      return;
    }
    const [name, kind] = value;
    if (typeof name !== "string") return value.forEach(visit);
    if (value.length === 1) found.add(`${name} text`);
    // 0 is the # of a plural, a text beside others.
    else if (typeof kind === "number" && kind > 0) found.add(`${name} ${kind}`);
    value.slice(1).forEach(visit);
  };
  const compiled: unknown = compile(text);
  if (Array.isArray(compiled)) compiled.forEach(visit);
  for (const [, tag] of text.matchAll(/<(\w+)>/g)) found.add(`${tag} tag`);
  return [...found].sort();
}

const ENGLISH = textsOf("en");
const OTHERS = languages().filter((language) => language !== "en");

it.each(OTHERS)("%s has every text of English and no other", (language) => {
  const texts = textsOf(language);
  expect(Object.keys(ENGLISH).filter((key) => !(key in texts))).toEqual([]);
  expect(Object.keys(texts).filter((key) => !(key in ENGLISH))).toEqual([]);
});

it.each(OTHERS)("%s gives every text the arguments and tags that English gives it", (language) => {
  const texts = textsOf(language);
  const wrong = Object.entries(ENGLISH).flatMap(([key, text]) => {
    const [ours, theirs] = [argumentsOf(text), argumentsOf(texts[key] ?? text)];
    return String(ours) === String(theirs) ? [] : [`${key}: ${ours} / ${theirs}`];
  });
  expect(wrong).toEqual([]);
});

it.each(languages())("%s has the plural forms of its own language", (language) => {
  const forms = new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
  const wrong = Object.entries(textsOf(language)).filter(([, text]) =>
    [...text.matchAll(/, plural,([^{]|\{(?:[^{}]|\{[^{}]*\})*\})*/g)].some(([plural]) =>
      [...plural.matchAll(/(?:^|\s)(zero|one|two|few|many) \{/g)].some(
        ([, form]) => !forms.has(form as "one"),
      ),
    ),
  );
  expect(wrong.map(([key]) => key)).toEqual([]);
});

it("an argument or a tag that is missing would be seen, also inside a plural form", () => {
  expect(argumentsOf("{count, plural, one {# of {name}} other {<b>#</b>}}")).not.toEqual(
    argumentsOf("{count, plural, other {<b>#</b>}}"),
  );
  expect(argumentsOf("Hi {name}")).toEqual(["name text"]);
  expect(argumentsOf("Hi {name}")).not.toEqual(argumentsOf("Hi {nama}"));
});

/** What a template such as `${channel}Help` or `paused${reason}` may end a key with. */
const ENDS = /`[^`$]*?([\w-]*)\$\{[^}`]*\}([\w-]*)`/g;

function unusedOf(keys: string[], source: string): string[] {
  const words = new Set(source.match(/[\w-]+/g));
  const ends = [...source.matchAll(ENDS)].filter(([, before, after]) => before !== "" || after !== "");
  const groups = new Set([...source.matchAll(/([\w-]+)\.\$\{/g)].map(([, group]) => group));
  return keys.filter((key) => {
    const [last = "", group = ""] = key.split(".").reverse();
    return (
      !words.has(last) &&
      !groups.has(group) &&
      !ends.some(([, before = "", after = ""]) => last.startsWith(before) && last.endsWith(after))
    );
  });
}

it("every text is named somewhere, by its last word or a template that may give it", () => {
  const source = walkSources()
    .map(({ text }) => text)
    .join("\n");
  expect(unusedOf(Object.keys(ENGLISH), source)).toEqual([]);
  expect(unusedOf(["a.b.neverSaid"], "t(`b.c.${each}`) t(`${each}Other`)")).toEqual(["a.b.neverSaid"]);
  expect(unusedOf(["a.b.oneHelp", "a.b.x"], "t(`${each}Help`) t(`b.${each}`)")).toEqual([]);
});
