import { sentence } from "@/lib/core/sentence";
import "server-only";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { sql } from "@/lib/platform/db/sql";

export interface LedgerFault {
  gatewayAccountId: string;
  workspaceId: string;
  /**
   * First entry whose hash is not what its content and the entry before it say; null when entries
   * are gone from the end.
   */
  entryId: number | null;
}

type Row = LedgerFault & { sound: boolean } & Record<string, unknown>;

/**
 * Recomputes the hash chain and every journal's sum, of one account or of all, and compares what is
 * held with the holds that were made (T11, I-6). The owner of the tables could switch the triggers
 * off and edit a row; then this finds it. Each fault is an alarm, which ends when the ledger is
 * sound again.
 */
export async function verifyLedger(gatewayAccountId: string | null = null): Promise<LedgerFault[]> {
  const rows = await sql.query<Row>(
    `WITH chain AS (
       SELECT e.id, e.gateway_account_id, e.account, e.amount,
         e.hash IS DISTINCT FROM ledger_entry_hash(e) AS altered,
         e.previous_hash IS DISTINCT FROM
           lag(e.hash) OVER (PARTITION BY e.gateway_account_id ORDER BY e.id) AS broken,
         sum(e.amount) OVER (PARTITION BY e.journal) <> 0 AS unbalanced
       FROM ledger_entry e WHERE $1::uuid IS NULL OR e.gateway_account_id = $1::uuid
     ), checked AS (
       SELECT gateway_account_id, min(id) FILTER (WHERE altered OR broken OR unbalanced) AS fault,
         coalesce(sum(amount) FILTER (WHERE account = 'held'), 0) AS held
       FROM chain GROUP BY gateway_account_id
     )
     SELECT a.id AS "gatewayAccountId", a.workspace_id AS "workspaceId", c.fault::bigint AS "entryId",
       c.fault IS NULL AND coalesce(c.held, 0) = coalesce(k.held, 0) AS sound
     FROM gateway_account a
       LEFT JOIN checked c ON c.gateway_account_id = a.id
       LEFT JOIN credit_account k ON k.gateway_account_id = a.id
     WHERE $1::uuid IS NULL OR a.id = $1::uuid`,
    [gatewayAccountId],
  );
  for (const row of rows) {
    const alarm = { workspaceId: row.workspaceId, kind: "ledger.altered", entityId: row.gatewayAccountId };
    await sql.transaction(async (client) => {
      if (row.sound) await resolveAlarm(client, alarm);
      else
        await raiseAlarm(client, {
          ...alarm,
          sentence: sentence("alarms.ledgerAltered"),
          detail: { entryId: row.entryId },
        });
    });
  }
  return rows
    .filter((row) => !row.sound)
    .map(({ gatewayAccountId: id, workspaceId, entryId }) => ({
      gatewayAccountId: id,
      workspaceId,
      entryId,
    }));
}
