import "server-only";
import type { ClaimedMail } from "@/lib/mail/claim-mails";
import { nextMailPause } from "@/lib/mail/mail.rules";
import type { MailFailure } from "@/lib/mail/mail-problem";
import { sql } from "@/lib/platform/db/sql";

/** The server has taken it: that counts whoever holds the lease by now. What it said is deleted. */
export async function markMailSent(mail: ClaimedMail): Promise<void> {
  await sql.execute(
    `UPDATE outgoing_mail
     SET sent_at = now(), due_at = NULL, values_cipher = NULL, problem = NULL, last_error = NULL
     WHERE id = $1 AND sent_at IS NULL`,
    [mail.id],
  );
}

/**
 * It was not taken: it is tried again after a pause, or given up and emptied. Only the holder of
 * the lease may say so.
 */
export async function markMailFailed(
  mail: ClaimedMail,
  failure: MailFailure,
  values: object | null,
): Promise<void> {
  await sql.transaction(async (client) => {
    const { rows } = await client.query<{ age: number }>(
      `SELECT extract(epoch FROM now() - created_at)::float8 AS age FROM outgoing_mail
       WHERE id = $1 AND attempts = $2 AND due_at IS NOT NULL FOR UPDATE`,
      [mail.id, mail.attempts],
    );
    const held = rows[0];
    if (held === undefined) return;
    const pause = failure.final ? null : nextMailPause(values, mail.attempts, held.age);
    await client.query(
      `UPDATE outgoing_mail
       SET due_at = now() + make_interval(secs => $2::float8), problem = $3, last_error = $4,
         values_cipher = CASE WHEN $2::float8 IS NULL THEN NULL ELSE values_cipher END
       WHERE id = $1`,
      [mail.id, pause, failure.problem, failure.detail],
    );
  });
}

/** There is nobody to write to: the row goes, with the address that somebody typed. */
export async function dropMail(mail: ClaimedMail): Promise<void> {
  await sql.execute("DELETE FROM outgoing_mail WHERE id = $1 AND attempts = $2", [mail.id, mail.attempts]);
}
