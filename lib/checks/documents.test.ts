import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";

/** Everything of the project; not what is installed, built or made by running it. */
const NOT_OURS =
  /(^|\/)(node_modules|\.git|\.next|\.data|release|test-results|playwright-report)([-/]|$)|^lib\/platform\/db\/generated\//;
const files = [
  "",
  ".ci",
  ".github",
  "app",
  "bench",
  "components",
  "docs",
  "e2e",
  "i18n",
  "lib",
  "messages",
  "prisma",
].flatMap((folder) =>
  readdirSync(path.join(projectRoot, folder), {
    recursive: folder !== "",
    encoding: "utf8",
    withFileTypes: false,
  })
    .map((name) => path.posix.join(folder, name.replaceAll("\\", "/")))
    .filter((file) => !NOT_OURS.test(file) && statSync(path.join(projectRoot, file)).isFile()),
);
const read = (file: string) => readFileSync(path.join(projectRoot, file), "utf8");
const here = (file: string) => existsSync(path.join(projectRoot, file));

const documents = files.filter((file) => file.endsWith(".md"));
/** Not the migrations: one that was applied is never edited again. */
const sources = files.filter((file) =>
  /^(app|bench|components|e2e|i18n|lib|prisma\/schema)\/.*\.(tsx?|mjs|prisma)$|^proxy\.ts$/.test(file),
);
const tests = sources.filter((file) => /\.(test|spec)\.tsx?$/.test(file));

const ID = String.raw`(?:[SDIUTF]\d{1,2}|[ABCDEFGIKLMNPRXZ]-\d{1,2})`;
const rows = [
  ...read("docs/reliability.md").matchAll(
    new RegExp(String.raw`^\| (${ID}) \| (.*) \| (.*) \| (.*) \|$`, "gm"),
  ),
].map(([, id = "", , , cell = ""]) => ({
  id,
  cell,
  named: [...cell.matchAll(/`([^`]+)`(?: "([^"]+)")?/g)].map(([, file = "", words]) => ({ file, words })),
}));

/** The ids at the beginning of a test's title: `S5, D1: …`. */
function titleIds(file: string): string[] {
  const titles = read(file).matchAll(new RegExp(String.raw`["'\`](${ID}(?:(?:, | and )${ID})*):`, "g"));
  return [...titles].flatMap(([, ids = ""]) => ids.split(/, | and /));
}

describe("documents", () => {
  it("every decision says its number, date and title, and the list of decisions says the same", () => {
    const decisions = documents.filter((file) => /^docs\/decisions\/\d/.test(file)).sort();
    const rows = decisions.map((file) => {
      const number = path.basename(file).slice(0, 3);
      const [, title, date] =
        new RegExp(`^# ${number}: (.*)\n\n(\\d{4}-\\d\\d-\\d\\d), `).exec(read(file)) ?? [];
      return `| [${number}](${path.basename(file)}) | ${date} | ${title} |`;
    });
    const listed = read("docs/decisions/README.md").match(/^\| \[\d.*$/gm);
    expect(listed).toEqual(rows);
  });

  it("every document that code, tests or documents name is there", () => {
    expect(documents.length).toBeGreaterThan(20);
    const wrong = [...sources, ...documents].flatMap((file) =>
      [...read(file).matchAll(/(?<![\w/.-])((?:[\w-]+\/)*[\w-]+\.md)\b/g)]
        .map(([, named = ""]) => named)
        .filter((named) => ![named, path.join(path.dirname(file), named)].some(here))
        .map((named) => `${file} names ${named}`),
    );
    expect(wrong).toEqual([]);
  });

  it("every link between documents leads somewhere", () => {
    const wrong = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .filter(([, link = ""]) => !here(path.join(path.dirname(file), link)))
        .map(([, link]) => `${file} links to ${link}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("docs/reliability.md", () => {
  it("has each id once, and names the tests that hold it", () => {
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)).toEqual([]);
    const wrong = rows.flatMap(({ id, cell, named }) => {
      if (named.length === 0) return cell.startsWith("no test: ") ? [] : [`${id} names no test`];
      const names = new RegExp(String.raw`(?<![\w-])${id}(?![\w-])`);
      const lacking = named.filter(
        ({ file, words }) =>
          !here(file) || !(words === undefined ? names.test(read(file)) : read(file).includes(words)),
      );
      return lacking.map(({ file }) => `${id}: ${file} is not there, or does not name it`);
    });
    expect(wrong).toEqual([]);
  });

  it("has a row for every id in a test's title", () => {
    const known = new Set(rows.map(({ id }) => id));
    const unknown = tests.flatMap((file) =>
      titleIds(file)
        .filter((id) => !known.has(id))
        .map((id) => `${file}: ${id}`),
    );
    expect(tests.flatMap(titleIds).length).toBeGreaterThan(100);
    expect(unknown).toEqual([]);
  });
});

it("every folder of lib stands in the map of docs/architecture.md", () => {
  const map =
    read("docs/architecture.md")
      .split("## ")
      .find((part) => part.startsWith("The map")) ?? "";
  const folders = new Set(files.flatMap((file) => /^lib\/([^/]+)\//.exec(file)?.[1] ?? []));
  expect(folders.size).toBeGreaterThan(40);
  expect([...folders].filter((folder) => !map.includes(`\`${folder}\``))).toEqual([]);
});
