import type { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SignedIn } from "@/lib/platform/auth/read-session";
import { sql } from "@/lib/platform/db/sql";
import { changeAddress } from "./change-address";
import { findAddressChange } from "./find-address-change";
import type { confirmAddressInput } from "./own-account.input";

/**
 * Uses the link that was mailed to a new address. Two things are needed: the link, which only the
 * reader of the new address has, and a sign-in of the person who asked. Otherwise one could put an
 * address on one's own sign-in by getting its owner to press a button.
 */
export async function confirmAddress(
  person: SignedIn,
  { token }: z.output<typeof confirmAddressInput>,
  facts: { ip: string | undefined; requestId: string },
): Promise<{ email: string }> {
  return sql.transaction(async (client) => {
    await client.query(`SELECT FROM "user" WHERE id = $1 FOR UPDATE`, [person.userId]);
    const change = await findAddressChange(token, client);
    if (change === null || change.userId !== person.userId)
      throw new AppError("not_found", sentence("problems.ownAccount.deadLink"));
    const { userId: id, name, from: email } = change;
    await changeAddress(client, { id, name, email }, change.to, { facts, keep: person.sessionId });
    return { email: change.to };
  });
}
