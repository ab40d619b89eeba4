const DAY_MILLIS = 86_400_000;

/** That hour in Malaysia, so many days ago. */
export function timeOf(daysAgo: number, hour: number): Date {
  const day = new Date(Date.now() + 8 * 3_600_000 - daysAgo * DAY_MILLIS).toISOString().slice(0, 10);
  return new Date(`${day}T${String(hour).padStart(2, "0")}:00:00+08:00`);
}
