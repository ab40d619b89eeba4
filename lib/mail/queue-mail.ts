import { randomUUID } from "node:crypto";
import { cleanValues, isMailAddress, type Mail } from "@/lib/mail/mail.rules";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { environment } from "@/lib/platform/env";
import { sealSecret } from "@/lib/platform/secrets";

/**
 * Leaves a mail for the worker to send, in the caller's transaction. Returns false, and leaves
 * nothing, where no mail server is set up: the caller then shows the link to hand over. The same
 * for what is no single address.
 * @param userId whose language it is written in; without it, whoever signs in with the address
 */
export async function queueMail(client: SqlRunner, mail: Mail, userId?: string): Promise<boolean> {
  if (environment().smtpUrl === undefined || !isMailAddress(mail.to)) return false;
  const id = randomUUID();
  await client.query(
    `INSERT INTO outgoing_mail (id, kind, recipient, values_cipher, language)
     SELECT $1::uuid, $2::text, $3::text, $4::text,
       (SELECT language FROM "user" WHERE CASE WHEN $5::uuid IS NULL THEN email = $3 ELSE id = $5 END)`,
    [
      id,
      mail.kind,
      mail.to,
      sealSecret(JSON.stringify(cleanValues(mail.values)), mailBinding(id)),
      userId ?? null,
    ],
  );
  return true;
}

/** The sealed values of a mail are good for that mail only. */
export function mailBinding(id: string): string {
  return `mail:${id}`;
}
