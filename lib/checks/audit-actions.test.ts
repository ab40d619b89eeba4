import { expect, it } from "vitest";
import { AUDIT_ACTIONS, AUDIT_AREA_NAMES } from "@/lib/audit/audit-action.rules";
import { languages, readTexts, type Texts } from "@/lib/platform/languages";
import { walkSources } from "./walk-sources";

const OWN = ["lib/audit/audit-action.rules.ts", "lib/audit/record-audit.ts"];
const sources = walkSources().filter(({ file }) => !OWN.includes(file));

/** The keys of texts, as the code names them: `gatewayAccount.paused`. */
function keysOf(texts: Texts): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [key] : keysOf(text).map((rest) => `${key}.${rest}`),
  );
}

it("L-1: an action is spelt noun.verbInCamelCase and stands in one area", () => {
  expect(AUDIT_ACTIONS.filter((action) => !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(action))).toEqual([]);
  expect([...new Set(AUDIT_ACTIONS)]).toEqual(AUDIT_ACTIONS);
});

it.each(languages())("L-1: every action and area has words in %s, and there are no others", (language) => {
  const { actions, areas } = readTexts(language).audit as { actions: Texts; areas: Texts };
  expect(keysOf(actions).sort()).toEqual([...AUDIT_ACTIONS].sort());
  expect(keysOf(areas).sort()).toEqual([...AUDIT_AREA_NAMES].sort());
});

it.each(languages())("L-1: every action is a sentence in %s that says who did it", (language) => {
  const { actions } = readTexts(language).audit as { actions: Record<string, Record<string, string>> };
  const sentences = Object.values(actions).flatMap((verbs) => Object.values(verbs));
  expect(sentences.filter((sentence) => !sentence.includes("{who}"))).toEqual([]);
});

it("L-1: every action of the list is written somewhere", () => {
  const all = sources.map(({ text }) => text).join("\n");
  const written = (action: string) =>
    all.includes(`"${action}"`) || all.includes(`\`${action.split(".")[0]}.$\{`);
  expect(AUDIT_ACTIONS.filter((action) => !written(action))).toEqual([]);
});

it("L-1: no line of the log is written by hand", () => {
  const hands = sources.filter(({ text }) => /INTO audit_entry|\bauditEntry\.(create|upsert)/.test(text));
  expect(hands.map(({ file }) => file)).toEqual([]);
});
