/** How many checks or tests held and how many did not. */
export interface Tally {
  passed: number;
  failed: number;
  /** What a reader of the last lines must know by name: what failed, what held only alone. */
  named?: string[];
}

export function addTally(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    named: [...(one.named ?? []), ...(other.named ?? [])],
  };
}
