import { randomUUID } from "node:crypto";
import { log } from "@/lib/platform/log";
import { OperatorError } from "@/lib/platform/operator-error";

/** Prints a sentence for the operator, or logs a defect under an id, and exits 1. */
export function exitWith(error: unknown, program: string): never {
  if (error instanceof OperatorError) {
    process.stderr.write(`${error.message}\n`);
  } else {
    const id = randomUUID();
    log().fatal({ err: error, program, id }, "the program ended");
    process.stderr.write(
      `Canang (${program}) ended because of a defect: ${error instanceof Error ? error.message : String(error)} (${id})\n`,
    );
  }
  process.exit(1);
}
