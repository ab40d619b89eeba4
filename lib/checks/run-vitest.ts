import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";
import { say } from "@/lib/programs/cli/say";
import { binaryOf, runCommand } from "./run-command";
import type { Tally } from "./tally";

interface Report {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    startTime: number;
    endTime: number;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** How many files are named as the slowest. */
const SLOWEST = 8;

/**
 * Runs the tests of vitest.config.ts. A test file that does not load, and a skipped test, count as
 * failed. A file in which something failed runs once more, alone: so a busy machine and a broken
 * product are told apart. What passes only then is named.
 */
export async function runVitest(args: string[], loud = true): Promise<Tally> {
  const first = await runOnce(args, loud);
  if (loud) say(`\nThe slowest files:\n${slowest(first.report).join("\n")}`);
  const files = [...new Set(first.failures.map(({ file }) => file))];
  if (files.length === 0) return tallyOf(first);
  if (loud) say(`\nSomething failed in ${files.length} files; once more, alone:`);
  const second = await runOnce([...args, "--maxWorkers=1", ...files], loud);
  const again = new Set(second.failures.map(({ name }) => name));
  const unstable = first.failures.filter(({ name }) => !again.has(name));
  const { failed, named = [] } = tallyOf(second);
  return {
    passed: first.report.numPassedTests + unstable.length,
    failed,
    named: [...unstable.map(({ name }) => `Passed only when it ran alone: ${name}`), ...named],
  };
}

interface Outcome {
  report: Report;
  failures: { file: string; name: string }[];
  /** The run ended with an error and named no test. */
  broken: boolean;
}

async function runOnce(args: string[], loud: boolean): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), "canang-report-"));
  const file = path.join(folder, "vitest.json");
  try {
    const { code } = await runCommand(
      binaryOf("vitest", "vitest.mjs"),
      ["run", "--passWithNoTests", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`, ...args],
      { loud },
    );
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    const failures = report.testResults.flatMap(failuresOf);
    return { report, failures, broken: code !== 0 && failures.length === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function failuresOf({ name, status, assertionResults }: Report["testResults"][number]): Outcome["failures"] {
  const file = path.relative(projectRoot, name);
  const failed = assertionResults.filter((test) => test.status !== "passed");
  if (status === "failed" && failed.length === 0) return [{ file, name: `${file} (does not load)` }];
  return failed.map(({ fullName }) => ({ file, name: `${file} ${fullName}` }));
}

function tallyOf({ report, failures, broken }: Outcome): Tally {
  return {
    passed: report.numPassedTests,
    failed: failures.length + Number(broken),
    named: failures.map(({ name }) => `Failed: ${name}`),
  };
}

function slowest({ testResults }: Report): string[] {
  return testResults
    .map(({ name, startTime, endTime }) => ({ name, seconds: Math.round((endTime - startTime) / 1000) }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, SLOWEST)
    .map(({ name, seconds }) => `${seconds} s ${path.relative(projectRoot, name)}`);
}
