import { setTimeout as pause } from "node:timers/promises";
import { sql } from "@/lib/platform/db/sql";

/** Whether the database answers soon. */
export async function isDatabaseUp(millis = 2_000): Promise<boolean> {
  const stop = new AbortController();
  const asked = sql.query("SELECT 1").then(
    () => true,
    () => false,
  );
  const late = pause(millis, false, { signal: stop.signal }).catch(() => false);
  const up = await Promise.race([asked, late]);
  stop.abort();
  return up;
}
