import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { say } from "@/lib/programs/cli/say";
import { binaryOf, runCommand } from "./run-command";
import type { Tally } from "./tally";

interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
  suites: Suite[];
}

interface Suite {
  specs: Spec[];
  suites?: Suite[];
}

interface Spec {
  title: string;
  file: string;
  line: number;
  ok: boolean;
  tests: { results: { errors: { message?: string }[] }[] }[];
}

/**
 * Runs browser tests against a product that runs. What fails among all is run once more, alone: so
 * a busy machine and a broken product are told apart. What passes only then is named.
 */
export async function runPlaywright(
  args: string[],
  env: Record<string, string>,
  loud = true,
): Promise<Tally> {
  const first = await runOnce(args, env, loud);
  const repeated = args.some((arg) => arg.startsWith("--repeat-each"));
  if (first.failed.length === 0 || first.broken > 0 || repeated) return tallyOf(first);
  if (loud) say(`\n${first.failed.length} failed; once more, alone:`);
  const second = await runOnce(
    [...args, "--last-failed", "--workers=1", "--trace=retain-on-failure"],
    { ...env, E2E_AGAIN: "1" },
    loud,
  );
  const unstable = first.failed.filter(
    (one) => !second.failed.some((other) => nameOf(other) === nameOf(one)),
  );
  const { failed, named = [] } = tallyOf(second);
  return {
    passed: first.passed + second.passed,
    failed,
    named: [...unstable.map((spec) => `Passed only when it ran alone: ${nameOf(spec)}`), ...named],
  };
}

interface Outcome {
  passed: number;
  failed: Spec[];
  /** Skipped tests, files that do not load, a run that ends with an error. */
  broken: number;
}

async function runOnce(args: string[], env: Record<string, string>, loud: boolean): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), "canang-report-"));
  const file = path.join(folder, "playwright.json");
  try {
    const { code } = await runCommand(
      binaryOf("@playwright/test", "cli.js"),
      ["test", "--reporter=list,json", ...args],
      { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }, loud },
    );
    const { stats, errors, suites } = JSON.parse(readFileSync(file, "utf8")) as Report;
    const failed = suites.flatMap(specsOf).filter((spec) => !spec.ok);
    if (loud) for (const spec of failed) say(describe(spec));
    const unnamed = code !== 0 && failed.length === 0 ? 1 : 0;
    return { passed: stats.expected, failed, broken: Math.max(stats.skipped + errors.length, unnamed) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tallyOf({ passed, failed, broken }: Outcome): Tally {
  return {
    passed,
    failed: failed.length + broken,
    named: failed.map((spec) => `Failed: ${nameOf(spec)}`),
  };
}

function nameOf({ file, line, title }: Spec): string {
  return `e2e/${file}:${line} ${title}`;
}

/** What failed, in short and once more: the end of a long output is what people see. */
function describe(spec: Spec): string {
  const errors = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors));
  const messages = errors.map(({ message = "" }) =>
    stripVTControlCharacters(message).split("\n").slice(0, 12).join("\n"),
  );
  return `\n${nameOf(spec)}\n${messages.join("\n")}`;
}

function specsOf({ specs, suites = [] }: Suite): Spec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}
