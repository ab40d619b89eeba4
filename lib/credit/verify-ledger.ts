import "server-only";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { sql } from "@/lib/platform/db/sql";

export interface LedgerFault {
  gatewayAccountId: string;
  workspaceId: string;
  /** First entry whose hash is not what its content and the entry before it say. */
  entryId: number;
}

/**
 * Recomputes every hash chain and every journal's sum (RELIABILITY T11). The owner of the tables could switch the triggers off and edit a row;
 * then this finds it. Each fault is an alarm.
 */
export async function verifyLedger(): Promise<LedgerFault[]> {
  const faults = await sql.query<LedgerFault & Record<string, unknown>>(
    `WITH chain AS (
       SELECT e.id, e.workspace_id, e.gateway_account_id, e.journal, e.hash IS DISTINCT FROM ledger_entry_hash(e) AS altered,
         e.previous_hash IS DISTINCT FROM lag(e.hash) OVER (PARTITION BY e.gateway_account_id ORDER BY e.id) AS broken,
         sum(e.amount) OVER (PARTITION BY e.journal) <> 0 AS unbalanced
       FROM ledger_entry e
     )
     SELECT gateway_account_id AS "gatewayAccountId", workspace_id AS "workspaceId", min(id)::bigint AS "entryId" FROM chain
     WHERE altered OR broken OR unbalanced GROUP BY gateway_account_id, workspace_id`,
  );
  for (const fault of faults) {
    await sql.transaction((client) =>
      raiseAlarm(client, {
        workspaceId: fault.workspaceId,
        kind: "ledger.altered",
        entityId: fault.gatewayAccountId,
        message: "The credit ledger was altered outside Canang. Compare it with a backup.",
        detail: { entryId: fault.entryId },
      }),
    );
  }
  return faults;
}
