import { exitWith } from "@/lib/platform/program/exit-with";
import { say } from "@/lib/programs/cli/say";
import { runBrowserTests } from "./run-browser-tests";

try {
  const { passed, failed, named = [] } = await runBrowserTests(process.argv.slice(2));
  if (named.length > 0) say(`\n${named.join("\n")}`);
  say(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  exitWith(error, "e2e");
}
