import { cleanValues, type Mail } from "@/lib/mail/mail.rules";
import { queueMail } from "@/lib/mail/queue-mail";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * Tells a person something about their own sign-in: by mail, where there is mail, and on the next
 * page that they open.
 */
export async function tellPerson(client: SqlRunner, userId: string, mail: Mail): Promise<void> {
  await client.query(
    "INSERT INTO person_notice (user_id, kind, values) VALUES ($1::uuid, $2::text, $3::jsonb)",
    [userId, mail.kind, JSON.stringify(cleanValues(mail.values))],
  );
  await queueMail(client, mail, userId);
}
