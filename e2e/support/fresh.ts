/**
 * What a test makes for itself: no other test of a run has the same, also when every test runs
 * several times. Each of Playwright's workers has an index of its own, and gives out what belongs
 * to it; those of the run that repeats what failed come behind them.
 */
const FIRST_OF_AGAIN = 12;
const worker = Number(process.env.TEST_WORKER_INDEX ?? 0) + (process.env.E2E_AGAIN ? FIRST_OF_AGAIN : 0);
const given = { marks: 0, numbers: 0, singapore: 0, british: 0, thousands: 0, credits: 0 };

/** Letters and digits for the names of things. */
export function mark(): string {
  given.marks += 1;
  return `x${String(worker).padStart(3, "0")}${String(given.marks).padStart(3, "0")}`;
}

/**
 * Malaysian mobile numbers that nobody of the demo and of its file has, in rising order. Their last
 * two digits say what becomes of a text to them (lib/programs/simulator/README.md).
 */
export function freshNumbers(count: number, ending = "00"): string[] {
  return Array.from({ length: count }, () => {
    // A thousand in each of three blocks, all of them numbers that can be, and of no fixture.
    const block = [60114, 6016, 6019][Math.floor(given.numbers / 1_000)];
    if (worker > 99 || !block) throw new Error("e2e/support/fresh.ts has no number left.");
    const own = String(worker * 1_000 + (given.numbers % 1_000)).padStart(5, "0");
    given.numbers += 1;
    return `${block}${own}${ending}`;
  });
}

/** A number of Singapore; a text to it is delivered. */
export function freshSingaporeNumber(): string {
  if (worker > 88 || given.singapore > 999) throw new Error("e2e/support/fresh.ts has no number left.");
  const own = String(worker * 1_000 + given.singapore).padStart(5, "0");
  given.singapore += 1;
  return `659${own}55`;
}

/** A number of Britain, eight hours behind; a text to it is delivered. */
export function freshBritishNumber(): string {
  if (worker > 99 || given.british > 99) throw new Error("e2e/support/fresh.ts has no number left.");
  const own = String(worker * 100 + given.british).padStart(4, "0");
  given.british += 1;
  return `447911${own}55`;
}

/** A thousand Malaysian numbers in rising order, ten of each two last digits. */
export function freshThousand(): string[] {
  if (worker > 999 || given.thousands > 9) throw new Error("e2e/support/fresh.ts has no number left.");
  const own = `60113${String(worker).padStart(3, "0")}${given.thousands}`;
  given.thousands += 1;
  return Array.from({ length: 1_000 }, (_, index) => `${own}${String(index).padStart(3, "0")}`);
}

/**
 * How many credits a transfer moves: small, and no transfer of another test or of the demo has it.
 */
export function freshCredits(): number {
  const credits = 101 + worker * 20 + given.credits;
  if (given.credits > 19 || credits > 499) throw new Error("e2e/support/fresh.ts has no amount left.");
  given.credits += 1;
  return credits;
}
