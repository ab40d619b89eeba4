import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { hashToken } from "@/lib/platform/secrets";
import { digestPersonState } from "./digest-person-state";

export interface AddressChange {
  userId: string;
  name: string;
  from: string;
  to: string;
}

/**
 * What a mailed link would change, while it works: in time, not replaced, and its person is as when
 * it was asked for.
 */
export async function findAddressChange(
  token: string,
  client: Pick<SqlClient, "query"> = sql.pool(),
): Promise<AddressChange | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const { rows } = await client.query<AddressChange & { state: Buffer }>(
    `SELECT u.id AS "userId", u.name, u.email AS "from", c.email AS "to", c.state
     FROM address_change c JOIN "user" u ON u.id = c.user_id
     WHERE c.token_hash = $1 AND c.expires_at > now()`,
    [hashToken(token)],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { state, ...change } = row;
  return state.equals(await digestPersonState(client, change.userId)) ? change : null;
}
