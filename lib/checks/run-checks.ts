import { say } from "@/lib/programs/cli/say";
import { CHECKS, type Check } from "./checks";
import type { Tally } from "./tally";

/** Most checks keep one processor busy, and the smallest machine that is built for has two. */
const AT_ONCE = 2;

/** Runs every static check, one line each, with what is wrong below. */
export async function runChecks(): Promise<Tally> {
  const named: string[] = [];
  const tally: Tally = { passed: 0, failed: 0, named };
  async function look(check: Check): Promise<void> {
    const { ok, detail } = await check.run().catch((error: Error) => ({ ok: false, detail: error.message }));
    tally[ok ? "passed" : "failed"] += 1;
    if (ok) say(`ok      ${check.name}${detail === "" ? "" : `: ${detail}`}`);
    else {
      named.push(`Failed: ${check.name}`);
      say(`failed  ${check.name}\n${detail}`);
    }
  }
  const together = CHECKS.filter(({ alone }) => !alone);
  const lane = async () => {
    for (let check = together.shift(); check; check = together.shift()) await look(check);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  for (const check of CHECKS.filter(({ alone }) => alone)) await look(check);
  return tally;
}
