import "server-only";
import { exitWith } from "@/lib/platform/program/exit-with";
import { type OpenProgram, openProgram } from "@/lib/platform/program/open-program";
import { stopSignal, whenAborted } from "@/lib/platform/program/stop-signal";

type Stop = () => Promise<void>;

/**
 * The life of a long-running program: opens environment and database, starts, waits for SIGTERM or
 * Ctrl-C, stops, closes, exits 0. What an operator can mend is printed as one sentence, and the
 * exit code is 1.
 */
export async function runProgram(
  name: string,
  start: (program: OpenProgram) => Promise<Stop>,
): Promise<void> {
  const asked = whenAborted(stopSignal());
  try {
    const program = await openProgram();
    try {
      const stop = await start(program);
      await asked;
      await stop();
    } finally {
      await program.close();
    }
    process.exit(0);
  } catch (error) {
    exitWith(error, name);
  }
}
