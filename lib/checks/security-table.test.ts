import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ASVS_REQUIREMENTS } from "./asvs-requirements";
import { testTitles } from "./test-titles";

const WHOLE = readFileSync("docs/security.md", "utf8");
const TABLE = WHOLE.split("\n## Level 2 of ASVS 5.0\n")[1] ?? "";
const STATES = ["met", "partly", "not met", "not applicable"];

interface Row {
  id: string;
  state: string;
  where: string;
  test: string;
}

const rows = TABLE.split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line): Row => {
    const [, id = "", , state = "", where = "", test = ""] = line.split("|").map((cell) => cell.trim());
    return { id, state, where, test };
  });
/** Chapters that are not used name their numbers in one sentence. */
const unused = TABLE.split("\n\n")
  .filter((part) => part.startsWith("Not used"))
  .flatMap((part) => part.match(/\d+\.\d+\.\d+/g) ?? []);

/** Of the words set as code, those that are a path or a file of this folder. */
const filesIn = (cell: string) =>
  [...cell.matchAll(/`([^`]+)`/g)]
    .map(([, word = ""]) => word)
    .filter((word) => /^[\w.@(-][^\s/]*\/\S|^[\w.-]+\.(ts|mjs|cjs|json)$/.test(word));

/** Each test is named as `file` "words of its title". */
const testsIn = (cell: string) => [...cell.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`(?: "([^"]+)")?/g)];

const titles = new Map<string, string[]>();
function titlesOf(file: string): string[] {
  const known = titles.get(file) ?? testTitles(file);
  titles.set(file, known);
  return known;
}

describe("the table of requirements in docs/security.md", () => {
  it("has every number of level 1 and 2 once, and no other", () => {
    expect(ASVS_REQUIREMENTS).toHaveLength(253);
    expect([...rows.map(({ id }) => id), ...unused].sort()).toEqual([...ASVS_REQUIREMENTS].sort());
  });

  it("says of each row one of four things, and why", () => {
    const bad = rows.filter(
      ({ state, where, test }) => !STATES.includes(state) || test === "" || (state === "met" && where === ""),
    );
    expect(bad).toEqual([]);
  });

  it("names at least one file or part of this document where something is met, and only files that exist", () => {
    const nowhere = rows.filter(
      ({ state, where }) => state === "met" && filesIn(where).length === 0 && !/\]\(#/.test(where),
    );
    expect(nowhere.map(({ id }) => id)).toEqual([]);
    const gone = rows.flatMap(({ id, where }) =>
      filesIn(where)
        .filter((file) => !existsSync(file))
        .map((file) => `${id}: ${file}`),
    );
    expect(gone).toEqual([]);
  });

  it("names tests that exist, by words of their titles", () => {
    const named = rows.flatMap(({ id, test }) =>
      testsIn(test).map(([, file = "", words]) => ({ id, file, words })),
    );
    expect(named.length).toBeGreaterThan(100);
    const gone = named.filter(
      ({ file, words }) =>
        words === undefined || !existsSync(file) || !titlesOf(file).some((title) => title.includes(words)),
    );
    expect(gone).toEqual([]);
  });

  it("names only files that exist outside the table, too", () => {
    const named = WHOLE.matchAll(/`((?:app|components|e2e|lib|prisma)\/[^`\s]*)`/g);
    expect([...new Set([...named].map(([, file = ""]) => file))].filter((file) => !existsSync(file))).toEqual(
      [],
    );
  });

  it("links only to headings that there are", () => {
    const headings = [...WHOLE.matchAll(/^#{2,3} (.+)$/gm)].map(([, text = ""]) =>
      text
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .replaceAll(" ", "-"),
    );
    const links = [...WHOLE.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.filter((anchor) => !headings.includes(anchor ?? ""))).toEqual([]);
  });
});
