import type { SecondFactorChange } from "@/lib/mail/mail.rules";
import { tellPerson } from "@/lib/own-account/tell-person";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/** Tells a person what changed about their second step, and the passkey it is about by its name. */
export async function tellFactorChange(
  client: SqlRunner,
  person: { id: string; email: string; name: string },
  change: SecondFactorChange,
  passkey?: string,
): Promise<void> {
  await tellPerson(client, person.id, {
    kind: "second-factor-changed",
    to: person.email,
    values: { name: person.name, change, ...(passkey === undefined ? {} : { passkey }) },
  });
}
