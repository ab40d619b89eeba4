import "server-only";
import type { MailProblem } from "@/lib/mail/mail.rules";
import { sql } from "@/lib/platform/db/sql";

/** How mail of the whole installation goes: figures only, never to whom. */
export interface MailState {
  waiting: number;
  /** Of those, tried already. */
  failing: number;
  /** Given up in the time that rows are kept. */
  givenUp: number;
  lastSentAt: Date | null;
  /** Seconds since the oldest waiting mail was made. */
  oldestSeconds: number;
  /** Why the one tried last was not taken. */
  problem: MailProblem | null;
  /** The same with what the server said; for the operator only, since it may name an address. */
  detail: string | null;
}

export async function readMailState(): Promise<MailState> {
  const row = await sql.first<MailState & Record<string, unknown>>(
    `SELECT count(*) FILTER (WHERE due_at IS NOT NULL) AS waiting,
       count(*) FILTER (WHERE due_at IS NOT NULL AND problem IS NOT NULL) AS failing,
       count(*) FILTER (WHERE due_at IS NULL AND sent_at IS NULL) AS "givenUp",
       max(sent_at) AS "lastSentAt",
       coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE due_at IS NOT NULL)),
         0)::float8 AS "oldestSeconds",
       (array_agg(problem ORDER BY attempts DESC, created_at) FILTER (WHERE due_at IS NOT NULL
           AND problem IS NOT NULL))[1] AS problem,
       (array_agg(last_error ORDER BY attempts DESC, created_at) FILTER (WHERE due_at IS NOT NULL
           AND problem IS NOT NULL))[1] AS detail
     FROM outgoing_mail`,
  );
  return (
    row ?? {
      waiting: 0,
      failing: 0,
      givenUp: 0,
      lastSentAt: null,
      oldestSeconds: 0,
      problem: null,
      detail: null,
    }
  );
}
