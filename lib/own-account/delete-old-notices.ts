import { KNOWN_BROWSER_DAYS } from "@/lib/own-account/known-browser";
import { sql } from "@/lib/platform/db/sql";

const NOTICE_DAYS = 90;

/**
 * Lets go of notices after three months, of browsers that nobody used for as long as a cookie
 * lives, and of links to new addresses that expired.
 */
export async function deleteOldNotices(): Promise<void> {
  await sql.execute("DELETE FROM person_notice WHERE created_at < now() - make_interval(days => $1)", [
    NOTICE_DAYS,
  ]);
  await sql.execute("DELETE FROM known_browser WHERE last_seen_at < now() - make_interval(days => $1)", [
    KNOWN_BROWSER_DAYS,
  ]);
  await sql.execute("DELETE FROM address_change WHERE expires_at < now()");
}
