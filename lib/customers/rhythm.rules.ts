/** How many of the last transfers that arrived tell what is usual. */
export const USUAL_OF = 12;

/** A transfer that arrived. */
export interface Arrival {
  credits: number;
  at: Date;
}

export interface Rhythm {
  /** The middle one of the last amounts; of two in the middle the smaller. */
  usualCredits: number | null;
  /** The middle one of the pauses between top-ups, in whole days; null until there were two. */
  everyDays: number | null;
  /** Whole days since the last one. */
  lastDaysAgo: number | null;
  /** The usual pause is over. */
  due: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What follows within half a day belongs to the same top-up. */
const TOGETHER_MS = 12 * HOUR_MS;

/** What a customer usually takes, and whether the next is due; not while one is under way. */
export function rhythmOf(arrivals: readonly Arrival[], now: Date, underWay = false): Rhythm {
  const last = arrivals.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, USUAL_OF);
  const times = topUps(last.map(({ at }) => at.getTime()));
  const pauses = times.slice(1).map((time, index) => (times[index] as number) - time);
  const pause = pauses.length < 2 ? null : middle(pauses);
  const everyDays = pause === null ? null : Math.max(1, Math.round(pause / DAY_MS));
  const newest = last[0]?.at.getTime() ?? null;
  const lastDaysAgo = newest === null ? null : Math.max(0, Math.floor((now.getTime() - newest) / DAY_MS));
  return {
    usualCredits: middle(last.map(({ credits }) => credits)),
    everyDays,
    lastDaysAgo,
    due: !underWay && everyDays !== null && lastDaysAgo !== null && lastDaysAgo >= everyDays,
  };
}

/** The last moment of each top-up, the newest first. */
function topUps(times: readonly number[]): number[] {
  return times.filter((time, index) => index === 0 || (times[index - 1] as number) - time > TOGETHER_MS);
}

function middle(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? null;
}
