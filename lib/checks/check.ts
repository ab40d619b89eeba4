import { exitWith } from "@/lib/platform/program/exit-with";
import { generateClient } from "@/lib/programs/cli/generate-client";
import { runChecks } from "./run-checks";

try {
  generateClient();
  const { failed } = await runChecks();
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  exitWith(error, "check");
}
