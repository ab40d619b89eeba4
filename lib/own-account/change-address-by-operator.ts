import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { changeAddress } from "./change-address";

/** For the operator, who has made sure whose address it is: all sign-ins of the person end. */
export async function changeAddressByOperator(from: string, to: string): Promise<void> {
  await sql.transaction(async (client) => {
    const { rows } = await client.query<{ id: string; name: string; email: string }>(
      `SELECT id, name, email FROM "user" WHERE email = $1 FOR UPDATE`,
      [from],
    );
    const person = rows[0];
    if (person === undefined)
      throw new AppError("not_found", sentence("problems.ownAccount.unknownPerson", { email: from }));
    if (from === to)
      throw new AppError("unprocessable", sentence("problems.ownAccount.sameAddressOf", { email: to }));
    await changeAddress(client, person, to, { operator: true });
  });
}
