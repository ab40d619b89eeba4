import { say } from "@/lib/programs/cli/say";
import { CHECKS } from "./checks";
import type { Tally } from "./tally";

/** Runs every static check, one line each, with what is wrong below. */
export async function runChecks(): Promise<Tally> {
  const named: string[] = [];
  const tally: Tally = { passed: 0, failed: 0, named };
  for (const check of CHECKS) {
    const { ok, detail } = await check.run().catch((error: Error) => ({ ok: false, detail: error.message }));
    tally[ok ? "passed" : "failed"] += 1;
    if (ok) say(`ok      ${check.name}${detail === "" ? "" : `: ${detail}`}`);
    else {
      named.push(`Failed: ${check.name}`);
      say(`failed  ${check.name}\n${detail}`);
    }
  }
  return tally;
}
