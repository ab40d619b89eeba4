import "server-only";
import { KEEP_MAIL_DAYS } from "@/lib/mail/mail.rules";
import { sql } from "@/lib/platform/db/sql";

const AT_ONCE = 1_000;

/**
 * Removes what is left of mails after a month: to whom, of what kind, and whether it went. Returns
 * how many.
 */
export async function deleteOldMails(): Promise<number> {
  let deleted = 0;
  for (;;) {
    const count = await sql.execute(
      `DELETE FROM outgoing_mail WHERE id IN
         (SELECT id
           FROM outgoing_mail
           WHERE created_at < now() - make_interval(days => $1)
           LIMIT $2
           FOR UPDATE SKIP LOCKED)`,
      [KEEP_MAIL_DAYS, AT_ONCE],
    );
    deleted += count;
    if (count < AT_ONCE) return deleted;
  }
}
