/** After so many hours at the earliest and at the latest somebody is tried again. */
export const RETRY_HOURS_MAX = 72;
export const RETRY_TIMES_MAX = 3;
/** A first text of which nothing was told for so long is not waited for any more (D5). */
export const UNTOLD_HOURS = 72;

/** How whoever could not be reached is tried again, as a campaign keeps it. */
export interface Retry {
  /** Counted from when the network said that it could not reach them. */
  afterHours: number;
  times: number;
}

/** The most that it may cost: everybody is out of reach each time but the last. */
export function mostWithRetry(credits: number, retry: Retry | null): number {
  return credits * (1 + (retry?.times ?? 0));
}
