/** How many checks or tests held and how many did not. */
export interface Tally {
  passed: number;
  failed: number;
}

export function addTally(one: Tally, other: Tally): Tally {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}
