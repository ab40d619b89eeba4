import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, it } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";
import { claimsOf } from "./claims-of";
import { mergeClasses } from "./merge-classes";

/** Every word of a text in our components that Tailwind may know. */
function words(): string[] {
  const found = new Set<string>();
  for (const folder of ["app", "components"]) {
    const files = readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => name.endsWith(".tsx"))) {
      const code = readFileSync(path.join(projectRoot, folder, file), "utf8");
      for (const [, plain, template = ""] of code.matchAll(/"([^"\n]+)"|`([^`]+)`/g))
        for (const word of (plain ?? template.replace(/\$\{[^}]*\}/g, " ")).split(/\s+/))
          if (/^[a-z-]/.test(word)) found.add(word.replace(/!$/, ""));
    }
  }
  return [...found];
}

/** Without those that stand under a condition, such as `hover:`. */
const plain = words().filter((word) => !word.replace(/\[[^\]]*\]|\([^)]*\)/g, "").includes(":"));
const known = plain.filter((word) => twMerge(`${word} ${word}`) === word);
/** What no component overrides, and is a word of the language too. */
const NEVER_MERGED = ["filter", "invert"];

it("each class that we use is known", () => {
  expect(known.length).toBeGreaterThan(500);
  expect(known.filter((word) => claimsOf(word) === null)).toEqual(NEVER_MERGED);
});

it("classes are merged as tailwind-merge merges them, each against one of each kind", () => {
  const kinds = new Map(known.map((word) => [claimsOf(word)?.sets, word]));
  const wrong: string[] = [];
  for (const word of known.filter((each) => !NEVER_MERGED.includes(each)))
    for (const other of kinds.values())
      for (const both of [`${word} ${other}`, `${other} ${word}`])
        if (twMerge(both) !== mergeClasses(both)) wrong.push(both);
  expect(wrong).toEqual([]);
});

it.each([
  ["px-2 hover:px-4 px-3", "hover:px-4 px-3"],
  ["p-4 px-2", "p-4 px-2"],
  ["px-2 p-4", "p-4"],
  ["text-muted! text-ink", "text-muted! text-ink"],
  [
    "data-[state=open]:bg-hover bg-surface data-[state=open]:bg-selected",
    "bg-surface data-[state=open]:bg-selected",
  ],
  ["[&_svg]:size-4 size-8 [&_svg]:h-3", "[&_svg]:size-4 size-8 [&_svg]:h-3"],
  ["own-class size-4 own-class size-5", "own-class own-class size-5"],
])("what holds under another condition stays: %s", (classes, merged) => {
  expect(mergeClasses(classes)).toBe(merged);
  expect(twMerge(classes)).toBe(merged);
});
