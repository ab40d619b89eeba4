import { wallAt } from "@/lib/core/zoned-time";
import type { Recurrence } from "@/lib/repeats/recurrence.input";
import { nextOccurrence, nextOccurrences, type Occurrence, type Plan } from "@/lib/repeats/recurrence.rules";
import type { Repeat } from "@/lib/repeats/repeat.input";
import { numberOf } from "@/lib/repeats/repeat-day.rules";

/** When a campaign with a repeat goes out: itself at first, and what comes after it. */
export interface RepeatPlan {
  plan: Plan;
  first: Occurrence;
  /** Null: it comes once only. */
  second: Occurrence | null;
}

/**
 * The first time of a repeat from an instant on, and the next; null when none comes. Without days
 * it comes on that of its first time.
 */
export function planRepeat(repeat: Repeat, from: number): RepeatPlan | null {
  const timeZone = repeat.timeZone ?? "UTC";
  const day = (at: number) => new Date(wallAt(at, timeZone)).toISOString().slice(0, 10);
  const daily = {
    ...{ recurrence: { on: "day", every: 1 } as const, clock: repeat.at, timeZone },
    ...{ startsOn: day(from), endsOn: repeat.until },
  };
  const soonest = nextOccurrence(daily, from - 1);
  if (soonest === null) return null;
  const plan: Plan = { ...daily, recurrence: recurrenceOf(repeat, soonest.name) };
  const first = nextOccurrence(plan, from - 1);
  return first && { plan, first, second: nextOccurrence(plan, first.at, first.name) };
}

/** The times that a repeat brings from an instant on, for whoever looks at it. */
export function timesOfRepeat(repeat: Repeat, from: number, count: number): string[] {
  const planned = planRepeat(repeat, from);
  if (planned === null) return [];
  return nextOccurrences(planned.plan, planned.first, count).map(({ at }) => new Date(at).toISOString());
}

/** @param first the day that it falls on where no days are named. */
export function recurrenceOf({ every, on }: Repeat, first: string): Recurrence {
  if (every === "day") return { on: "day", every: 1 };
  const at = new Date(`${first}T00:00Z`);
  const days = on.map(numberOf);
  if (every === "week")
    return { on: "week", every: 1, weekdays: days.length > 0 ? days : [((at.getUTCDay() + 6) % 7) + 1] };
  const [day = at.getUTCDate(), ...alsoOn] = days;
  return { on: "month", every: 1, day, ...(alsoOn.length > 0 ? { alsoOn } : {}) };
}
