import type { SqlClient } from "@/lib/platform/db/sql";
import { sql } from "@/lib/platform/db/sql";
import { joinPerson } from "@/lib/whatsapp-people/join-person";

interface Owner {
  workspaceId: string;
  gatewayAccountId: string;
}

/** Whom a status names. */
export interface ToldRecipient {
  userId: string;
  /** Null: not told. */
  phone: string | null;
  /** The gateway's own id of the message that they got. */
  messageId: string;
}

/** A message has three statuses, and a person many messages: each is looked up once. */
const MOST_KNOWN = 50_000;
const known = new Set<string>();

/**
 * Keeps which phone an id belongs to: as a status tells both, or tells the id of whoever got a
 * message that was sent to a phone. So an answer without a number is that person's, and a stop in
 * it stops their phone.
 */
export async function learnPeople(
  { workspaceId, gatewayAccountId }: Owner,
  told: readonly ToldRecipient[],
): Promise<void> {
  const asked = told.filter(({ userId }) => !known.has(`${workspaceId} ${userId}`));
  if (asked.length === 0) return;
  const phones = await sql.transaction(async (client) => {
    const found = await phonesOf(client, gatewayAccountId, asked);
    for (const { userId, phone } of await keep(client, workspaceId, found))
      await joinPerson(client, { workspaceId, userId, phone });
    return found;
  });
  if (known.size > MOST_KNOWN) known.clear();
  for (const userId of phones.keys()) known.add(`${workspaceId} ${userId}`);
}

async function phonesOf(
  client: SqlClient,
  accountId: string,
  told: readonly ToldRecipient[],
): Promise<Map<string, string>> {
  const phones = new Map(told.flatMap(({ userId, phone }) => (phone === null ? [] : [[userId, phone]])));
  const others = told.filter(({ userId }) => !phones.has(userId));
  if (others.length === 0) return phones;
  const { rows } = await client.query<{ user_id: string; phone: string }>(
    `SELECT u.user_id, m.phone
     FROM unnest($2::text[], $3::text[]) AS u (user_id, id)
       JOIN gateway_message_id g ON g.gateway_account_id = $1 AND g.gateway_message_id = u.id
       JOIN message m ON m.campaign_id = g.campaign_id AND m.id = g.message_id
     WHERE m.phone ~ '^[0-9]+$'`,
    [accountId, others.map(({ userId }) => userId), others.map(({ messageId }) => messageId)],
  );
  for (const { user_id, phone } of rows) phones.set(user_id, phone);
  return phones;
}

/** Returns those who were known without a phone until now. */
async function keep(
  client: SqlClient,
  workspaceId: string,
  phones: ReadonlyMap<string, string>,
): Promise<{ userId: string; phone: string }[]> {
  if (phones.size === 0) return [];
  // In one order, so that two calls about the same people do not wait for each other.
  const ids = [...phones.keys()].sort();
  const { rows } = await client.query<{ user_id: string; phone: string; made: boolean }>(
    `INSERT INTO whatsapp_person AS p (workspace_id, user_id, phone)
     SELECT $1, user_id, phone FROM unnest($2::text[], $3::text[]) AS u (user_id, phone)
     ON CONFLICT (workspace_id, user_id) DO UPDATE SET phone = excluded.phone WHERE p.phone IS NULL
     RETURNING user_id, phone, xmax = 0 AS made`,
    [workspaceId, ids, ids.map((id) => phones.get(id))],
  );
  return rows.filter(({ made }) => !made).map((row) => ({ userId: row.user_id, phone: row.phone }));
}
