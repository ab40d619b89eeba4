import "server-only";
import { CONVERSATION_SECONDS } from "@/lib/mail/mail-transport";
import { sql } from "@/lib/platform/db/sql";

/** A mail that is ours until its lease runs out. */
export interface ClaimedMail {
  id: string;
  kind: string;
  recipient: string;
  valuesCipher: string | null;
  language: string | null;
  createdAt: Date;
  attempts: number;
}

/**
 * Twice as long as a conversation may take: while it lasts, no other worker can begin the same one.
 */
const LEASE_SECONDS = 2 * CONVERSATION_SECONDS;

/**
 * Takes what is due, the oldest first. The due time becomes the lease: whoever dies leaves the mail
 * to the next worker.
 */
export async function claimMails(most: number): Promise<ClaimedMail[]> {
  return sql.query<ClaimedMail & Record<string, unknown>>(
    `WITH picked AS (SELECT id
       FROM outgoing_mail
       WHERE due_at <= now()
       ORDER BY due_at, id
       LIMIT $1
       FOR UPDATE SKIP LOCKED)
     UPDATE outgoing_mail m SET attempts = m.attempts + 1, due_at = now() + make_interval(secs => $2)
     FROM picked WHERE m.id = picked.id
     RETURNING m.id, m.kind, m.recipient, m.values_cipher AS "valuesCipher", m.language,
       m.created_at AS "createdAt", m.attempts`,
    [most, LEASE_SECONDS],
  );
}
