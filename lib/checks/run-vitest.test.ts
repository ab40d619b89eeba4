import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";
import { runVitest } from "./run-vitest";

/** Runs one file of tests in a folder of its own. */
async function runSource(source: string) {
  // Beside the sources, which other tests walk through meanwhile.
  mkdirSync(path.join(projectRoot, "test-results"), { recursive: true });
  const folder = mkdtempSync(path.join(projectRoot, "test-results/run-vitest-"));
  try {
    writeFileSync(path.join(folder, "vitest.config.ts"), "export default {};");
    const mark = JSON.stringify(path.join(folder, "ran-once"));
    writeFileSync(
      path.join(folder, "a.test.ts"),
      `import { existsSync, writeFileSync } from "node:fs";\nimport { expect, it } from "vitest";\nconst mark = ${mark};\n${source}`,
    );
    return await runVitest(["--config", path.join(folder, "vitest.config.ts"), "--root", folder], false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it("a test that passes only when its file runs again alone is counted once and named", async () => {
  const source = `
    it("holds", () => expect(1).toBe(1));
    it("holds the second time", () => {
      const ran = existsSync(mark);
      writeFileSync(mark, "");
      expect(ran).toBe(true);
    });`;
  expect(await runSource(source)).toEqual({
    passed: 2,
    failed: 0,
    named: [expect.stringMatching(/^Passed only when it ran alone: .*a\.test\.ts holds the second time$/)],
  });
});

it("what fails twice, a skipped test and a file that does not load fail, and are named", async () => {
  expect(
    await runSource(`it("holds", () => {}); it("breaks", () => expect(1).toBe(2)); it.skip("is left out");`),
  ).toMatchObject({
    passed: 1,
    failed: 2,
    named: [expect.stringContaining("Failed: "), expect.stringContaining("is left out")],
  });
  expect(await runSource("throw new Error('no');")).toMatchObject({
    passed: 0,
    failed: 1,
    named: [expect.stringContaining("does not load")],
  });
});
