import { expect, it } from "vitest";
import { longLines } from "./long-lines";

const long = "word ".repeat(30).trim();
const columns = Array.from({ length: 30 }, (_, n) => `column_${n}`).join(", ");

it.each([
  ["code", `call(${Array.from({ length: 30 }, (_, n) => `name${n}`).join(", ")});`],
  ["a comment", `// ${"word ".repeat(20)}`],
  ["a line of a comment's block", `/**\n * ${"word ".repeat(20)}\n */`],
  ["a statement of SQL in one string", `run("SELECT ${columns} FROM message WHERE id = $1");`],
  [
    "a line of SQL in a template",
    `run(\`SELECT id\n  FROM message WHERE ${columns.replaceAll(",", " AND")}\`);`,
  ],
  ["code beside short texts", `call(${Array.from({ length: 30 }, (_, n) => `"n${n}"`).join(", ")});`],
])("finds %s", (_, text) => expect(longLines("a.ts", text)).toHaveLength(1));

it.each([
  ["a sentence", `say("${long}");`],
  ["a regular expression", `const PATTERN = /${long}/;`],
  ["words between tags", `const shown = <p>${long}</p>;`],
  ["an address", `// https://example.com/${"x".repeat(100)}`],
  ["a directive", `// biome-ignore lint/a11y/useSemanticElements: ${long}`],
  ["a row of a table", `// biome-ignore format: a table\nconst T = [\n  [${"1, ".repeat(60)}],\n];`],
])("lets through %s", (_, text) => expect(longLines("a.tsx", text)).toEqual([]));
