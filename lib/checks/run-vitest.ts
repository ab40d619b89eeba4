import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";
import { binaryOf, runCommand } from "./run-command";
import type { Tally } from "./tally";

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/**
 * Runs projects of vitest.config.ts. A test file that does not load, and a skipped test, count as
 * failed.
 */
export async function runVitest(projects: string[]): Promise<Tally> {
  const folder = mkdtempSync(path.join(tmpdir(), "canang-report-"));
  const file = path.join(folder, "vitest.json");
  try {
    const chosen = projects.flatMap((project) => ["--project", project]);
    const args = [
      "run",
      ...chosen,
      "--passWithNoTests",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ];
    const { code } = await runCommand(binaryOf("vitest", "vitest.mjs"), args, { loud: true });
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    const unloaded = report.testResults.filter(
      (one) => one.status === "failed" && one.assertionResults.every(({ status }) => status !== "failed"),
    );
    const failed = report.numFailedTests + unloaded.length + report.numPendingTests + report.numTodoTests;
    const named = report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status !== "passed")
        .map(({ fullName }) => `Failed: ${path.relative(projectRoot, name)} ${fullName}`),
    );
    return {
      passed: report.numPassedTests,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      named: [...named, ...unloaded.map(({ name }) => `Does not load: ${path.relative(projectRoot, name)}`)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
