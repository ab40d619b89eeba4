import { arrayLiteral, columnLiteral } from "@/lib/platform/db/array-literal";
import { sql } from "@/lib/platform/db/sql";

interface Told {
  workspaceId: string;
  gatewayAccountId: string;
  gatewayMessageId: string;
  receivedAt: number;
  charge?: { category: string; free: boolean };
}

/**
 * Keeps what WhatsApp says of the price class of its messages, one row a message: the same is told
 * with *delivered* or *read*, and told again (S72). Committed before the call is answered.
 */
export async function keepCharges(told: readonly Told[]): Promise<void> {
  const charges = told.flatMap(({ charge, ...report }) => (charge ? [{ ...report, ...charge }] : []));
  if (charges.length === 0) return;
  await sql.query(
    `WITH kept AS (
       INSERT INTO whatsapp_charge (gateway_account_id, gateway_message_id, workspace_id, category, free,
         told_at)
       SELECT a, m, w, c, f, to_timestamp(t / 1000.0)
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::bool[], $6::float8[])
         AS u (a, m, w, c, f, t)
       ORDER BY a, m
       ON CONFLICT DO NOTHING
       RETURNING gateway_account_id, gateway_message_id, workspace_id)
     INSERT INTO whatsapp_charge_due SELECT * FROM kept ON CONFLICT DO NOTHING`,
    [
      columnLiteral(charges, (each) => each.gatewayAccountId),
      columnLiteral(charges, (each) => each.gatewayMessageId),
      columnLiteral(charges, (each) => each.workspaceId),
      columnLiteral(charges, (each) => each.category),
      arrayLiteral(charges.map(({ free }) => free)),
      columnLiteral(charges, (each) => each.receivedAt),
    ],
  );
}
