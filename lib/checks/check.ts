import { exitWith } from "@/lib/platform/program/exit-with";
import { runChecks } from "./run-checks";

try {
  const { failed } = await runChecks();
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  exitWith(error, "check");
}
