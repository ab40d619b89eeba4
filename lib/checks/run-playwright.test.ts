import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";
import { runPlaywright } from "./run-playwright";

/** Runs one file of tests that need no browser, in a folder of its own. */
async function runSource(source: string, args: string[] = []) {
  // Beside the sources, which other tests walk through meanwhile.
  mkdirSync(path.join(projectRoot, "test-results"), { recursive: true });
  const folder = mkdtempSync(path.join(projectRoot, "test-results/run-playwright-"));
  try {
    writeFileSync(
      path.join(folder, "playwright.config.ts"),
      'export default { workers: 1, outputDir: "results" };',
    );
    writeFileSync(
      path.join(folder, "a.spec.ts"),
      `import { existsSync, writeFileSync } from "node:fs";\nimport { expect, test } from "@playwright/test";\n${source}`,
    );
    const env = { E2E_MARK: path.join(folder, "ran-once") };
    return await runPlaywright(["--config", path.join(folder, "playwright.config.ts"), ...args], env, false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ONCE = `
  test("holds", () => expect(1).toBe(1));
  test("holds the second time", () => {
    const ran = existsSync(process.env.E2E_MARK!);
    writeFileSync(process.env.E2E_MARK!, "");
    expect(ran).toBe(true);
  });`;

it("a test that passes only when it runs again alone is counted once and named", async () => {
  expect(await runSource(ONCE)).toEqual({
    passed: 2,
    failed: 0,
    named: [expect.stringContaining("Passed only when it ran alone: e2e/a.spec.ts:5 holds the second time")],
  });
});

it("with each test repeated nothing runs again", async () => {
  expect(await runSource(ONCE, ["--repeat-each=2"])).toMatchObject({ failed: 1 });
});

it("what fails twice fails, and a skipped test fails", async () => {
  expect(await runSource(`test("holds", () => {}); test("breaks", () => expect(1).toBe(2));`)).toMatchObject({
    passed: 1,
    failed: 1,
    named: [expect.stringContaining("Failed: e2e/a.spec.ts:3 breaks")],
  });
  expect(await runSource(`test("holds", () => {}); test.skip("is left out", () => {});`)).toMatchObject({
    passed: 1,
    failed: 1,
  });
});
