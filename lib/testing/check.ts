import { generateClient } from "@/lib/cli/generate-client";
import { exitWith } from "@/lib/platform/program/exit-with";
import { runChecks } from "@/lib/testing/run-checks";

try {
  generateClient();
  const { failed } = await runChecks();
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  exitWith(error, "check");
}
