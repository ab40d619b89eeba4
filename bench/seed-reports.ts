import type { Bench } from "@/bench/open-bench";
import { seedAccount } from "@/bench/seed";
import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import { sql } from "@/lib/platform/db/sql";

/** An account with a callback address, as a path. */
export async function seedCallbackPath(bench: Bench): Promise<{ accountId: string; path: string }> {
  const accountId = await seedAccount(bench, { port: 9, connections: 8 });
  const token = await sql.transaction((client) =>
    createCallbackToken(client, { workspaceId: bench.workspace.id, gatewayAccountId: accountId }),
  );
  return { accountId, path: new URL(token.urls.deliveryReports).pathname };
}

/**
 * Messages that were sent and wait for their reports: MsgIds are `prefix` and a number from 0.
 * Dealt out to so many campaigns in turn.
 */
export async function seedSentMessages(
  bench: Bench,
  accountId: string,
  prefix: string,
  count: number,
  campaigns = 1,
): Promise<string[]> {
  const made = await sql.query<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, started_at)
     SELECT $1, 'Bench', 'finished', $2, '{"kind":"text","text":"Hello"}', $3::int / $4::int, now()
     FROM generate_series(1, $4::int)
     RETURNING id`,
    [bench.workspace.id, accountId, count, campaigns],
  );
  const ids = made.map((row) => row.id);
  await sql.execute(
    `WITH made AS (
       INSERT INTO message (campaign_id, workspace_id, phone, status, attempts, tracked, sent_at)
       SELECT ($1::uuid[])[1 + i % $2::int], $3, '601' || lpad(i::text, 8, '0'), 'sent', 1, true, now()
       FROM generate_series(0, $4::int - 1) AS i
       RETURNING campaign_id, id, phone
     )
     INSERT INTO gateway_message_id (gateway_account_id, gateway_message_id, campaign_id, message_id,
       workspace_id)
     SELECT $5, $6 || substr(phone, 4)::int, campaign_id, id, $3 FROM made`,
    [ids, campaigns, bench.workspace.id, count, accountId, prefix],
  );
  await sql.execute("VACUUM (ANALYZE) message");
  return ids;
}
