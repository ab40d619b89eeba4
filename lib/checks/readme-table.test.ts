import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const SCREENS = "app/(dashboard)/[workspace]";

/** The README's table of the specification names screens, code and tests that are there. */
it("every file that the table of the specification names exists", () => {
  const readme = readFileSync("README.md", "utf8");
  const section = readme.split("## The specification, and where it is covered")[1]?.split("\n## ")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| part of"));
  expect(rows.length).toBeGreaterThanOrEqual(15);
  for (const row of rows) {
    const [, , screens = "", code = "", tests = ""] =
      row.split(" | ").length === 4 ? ["", ...row.split(" | ")] : [];
    expect(tests, row).not.toBe("");
    for (const cell of [screens, code, tests]) {
      for (const [, named = ""] of cell.matchAll(/`([^`\s]+\/[^`\s]*|[a-z]+)`/g)) {
        const found = [named, path.join(SCREENS, named)].some((each) => existsSync(each));
        expect(found, `${named} in: ${row.slice(0, 60)}`).toBe(true);
      }
    }
  }
});
