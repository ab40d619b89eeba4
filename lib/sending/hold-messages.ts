import { columnLiteral } from "@/lib/platform/db/array-literal";
import type { SqlClient } from "@/lib/platform/db/sql";

/** As much of an outcome as says it. */
interface Taken {
  gatewayAccountId: string;
  campaignId: string;
  messageId: number;
  finishedAt: number;
  gatewayMessageId: string | null;
  held?: true;
}

/**
 * Notes of what the gateway took and holds back since when it does, before the acceptance moves it
 * to sent; no statement where nothing is held. One of which a report came already is not held any
 * more: whichever of the two is stored later sees the other, for both lock the message (S52).
 */
export async function holdMessages(client: SqlClient, outcomes: readonly Taken[]): Promise<void> {
  const held = outcomes.filter((outcome) => outcome.held && outcome.gatewayMessageId !== null);
  if (held.length === 0) return;
  const columns = [
    columnLiteral(held, (o) => o.campaignId),
    columnLiteral(held, (o) => o.messageId),
    columnLiteral(held, (o) => o.gatewayAccountId),
    columnLiteral(held, (o) => o.gatewayMessageId),
    columnLiteral(held, (o) => o.finishedAt),
  ];
  await client.query(
    `SELECT FROM message m JOIN unnest($1::uuid[], $2::bigint[]) AS u (campaign_id, id)
       ON m.campaign_id = u.campaign_id AND m.id = u.id
     ORDER BY m.campaign_id, m.id FOR UPDATE OF m`,
    columns.slice(0, 2),
  );
  // Of its own, so that it sees what was stored by whoever held a lock until now.
  await client.query(
    `UPDATE message m SET held_at = to_timestamp(u.finished_at / 1000.0)
     FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::float8[])
       AS u (campaign_id, message_id, account, gateway_id, finished_at)
     WHERE m.campaign_id = u.campaign_id AND m.id = u.message_id
       AND (m.status IN ('sending', 'unresolved') OR (m.status = 'queued' AND m.attempts > 0))
       AND NOT EXISTS (SELECT FROM delivery_report r
         WHERE r.gateway_account_id = u.account AND r.gateway_message_id = u.gateway_id
           AND r.discarded_at IS NULL)`,
    columns,
  );
}
