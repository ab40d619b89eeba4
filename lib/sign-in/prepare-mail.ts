import type { Mail } from "@/lib/mail/mail.rules";
import { sql } from "@/lib/platform/db/sql";
import { createPasswordLink } from "@/lib/sign-in/password-link";

const HOURS = 1;

/**
 * Turns a request for a new password into a mail with a link, made when it is sent, so that its
 * hour begins then. Null for an address that has no sign-in. Every other mail stays as it is.
 */
export async function prepareMail(mail: Mail): Promise<Mail | null> {
  if (mail.kind !== "password-request") return mail;
  return sql.transaction(async (client) => {
    const { rows } = await client.query<{ id: string; name: string; email: string }>(
      `SELECT id, name, email FROM "user" WHERE email = $1 FOR UPDATE`,
      [mail.to],
    );
    const person = rows[0];
    if (person === undefined) return null;
    const link = await createPasswordLink(client, person.id, { hours: HOURS, provesAddress: true });
    return {
      kind: "password-link" as const,
      to: person.email,
      values: { name: person.name, link, hours: HOURS },
    };
  });
}
