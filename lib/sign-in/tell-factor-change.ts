import { tellPerson } from "@/lib/own-account/tell-person";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * Tells a person what changed about their second step: one of the words that have a text of their
 * own, or a sentence.
 */
export async function tellFactorChange(
  client: SqlRunner,
  person: { id: string; email: string; name: string },
  change: string,
): Promise<void> {
  await tellPerson(client, person.id, {
    kind: "second-factor-changed",
    to: person.email,
    values: { name: person.name, change },
  });
}
