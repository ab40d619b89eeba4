const DAY = 86_400_000;

/** How many days a balance will do at the pace it fell in the readings (the oldest first). Credit that was added does not count against it. */
export function daysLeft(readings: readonly { at: Date; remaining: number }[]): number | null {
  const first = readings[0];
  const last = readings.at(-1);
  if (first === undefined || last === undefined || last.at.getTime() - first.at.getTime() < DAY / 2) return null;
  let spent = 0;
  for (let at = 1; at < readings.length; at += 1) spent += Math.max(0, (readings[at - 1]?.remaining ?? 0) - (readings[at]?.remaining ?? 0));
  const perDay = spent / ((last.at.getTime() - first.at.getTime()) / DAY);
  return perDay > 0 ? Math.floor(last.remaining / perDay + 1e-6) : null;
}
