import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { forgetBrowsers } from "@/lib/own-account/known-browser";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import type { SqlClient } from "@/lib/platform/db/sql";
import { proveAddress } from "./prove-address";
import { recordPersonChange } from "./record-person-change";
import { tellPerson } from "./tell-person";

interface Person {
  id: string;
  name: string;
  email: string;
}

interface By {
  operator?: boolean;
  facts?: { ip: string | undefined; requestId: string };
  /** The sign-in that stays; every other one ends. */
  keep?: string | null;
}

/**
 * Gives a person another address: links and sign-ins of the old one end, the old address is told,
 * and it stands in the audit log of every workspace of theirs. The caller has made sure that the
 * address is theirs.
 */
export async function changeAddress(client: SqlClient, person: Person, email: string, by: By): Promise<void> {
  const changed = await client.query(
    `UPDATE "user"
     SET email = $2
     WHERE id = $1 AND email = $3 AND NOT EXISTS (SELECT FROM "user" WHERE email = $2)`,
    [person.id, email, person.email],
  );
  if (changed.rowCount !== 1) throw new AppError("conflict", sentence("problems.ownAccount.addressTaken"));
  await proveAddress(client, person.id);
  await client.query("DELETE FROM password_link WHERE user_id = $1", [person.id]);
  await client.query("DELETE FROM address_change WHERE user_id = $1", [person.id]);
  await forgetBrowsers(client, person.id);
  await endSessionsOf(client, person.id, by.keep ?? null);
  await tellPerson(client, person.id, {
    kind: "address-changed",
    to: person.email,
    values: { name: person.name, email },
  });
  await recordPersonChange(client, person, "person.addressChanged", {
    ...(by.facts === undefined ? {} : { facts: by.facts }),
    operator: by.operator ?? false,
    before: { email: person.email },
    after: { email },
  });
}
