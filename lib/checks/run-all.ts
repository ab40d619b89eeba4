import { exitWith } from "@/lib/platform/program/exit-with";
import { buildApp } from "@/lib/programs/cli/build-app";
import { say } from "@/lib/programs/cli/say";
import { runBrowserTests } from "./run-browser-tests";
import { runChecks } from "./run-checks";
import { runVitest } from "./run-vitest";
import { addTally, type Tally } from "./tally";

/**
 * Every check and every test, the cheapest first. A part that cannot run counts as one failure, and
 * the others still run.
 */
const PARTS: [name: string, run: () => Promise<Tally>][] = [
  ["Static checks", runChecks],
  ["Unit, database and worker tests", runVitestAndBuild],
  ["Browser tests", () => runBrowserTests()],
];

/**
 * The build that the browser tests need is made meanwhile: many of these tests wait for a program.
 * What is wrong with it is said by the browser tests, which build what is not built.
 */
async function runVitestAndBuild(): Promise<Tally> {
  const building = buildApp(() => {}).catch(() => false);
  const tally = await runVitest([]);
  await building;
  return tally;
}

try {
  const started = Date.now();
  let total: Tally = { passed: 0, failed: 0 };
  const results: string[] = [];
  for (const [name, run] of PARTS) {
    say(`\n${name}`);
    const tally = await run().catch((error: Error): Tally => {
      say(error.message);
      return { passed: 0, failed: 1 };
    });
    results.push(`${name}: ${tally.passed} passed, ${tally.failed} failed`);
    total = addTally(total, tally);
  }
  if (total.named?.length) say(`\n${total.named.join("\n")}`);
  say(`\n${results.join("\n")}\n${Math.round((Date.now() - started) / 1000)} seconds`);
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
} catch (error) {
  exitWith(error, "test");
}
