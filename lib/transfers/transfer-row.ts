import { AppError } from "@/lib/core/app-error";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { Asked } from "@/lib/second-person/require-second-person";
import type { TransferRow } from "@/lib/transfers/settle-transfer";

export interface OwnTransferRow extends TransferRow {
  created_by_id: string | null;
  created_by_name: string;
  created_at: Date;
  asked_by_ids: string[];
  approval_above: number | null;
  asked: boolean;
  leased: boolean;
  balance_before: number | null;
  balance_after: number | null;
  execute_at: Date;
  approved_by_name: string | null;
  resolved_by_name: string | null;
  contradicted_at: Date | null;
  contradicted_journal: string | null;
  corrected_at: Date | null;
}

/** A transfer of the workspace, locked for a person's decision. */
export async function requireTransferRow(
  client: SqlRunner,
  workspaceId: string,
  id: string,
): Promise<OwnTransferRow> {
  const { rows } = await client.query<OwnTransferRow>(
    `SELECT t.id, t.workspace_id, t.gateway_account_id, t.customer_id, t.credits, t.seqno,
       t.status::text AS status, t.attempts, t.created_by_id, t.created_by_name,
       t.created_at, t.asked_by_ids::text[] AS asked_by_ids, t.approval_above, c.username,
       t.balance_before, t.balance_after, t.execute_at, t.approved_by_name, t.resolved_by_name,
       t.contradicted_at, t.contradicted_journal, t.corrected_at,
       EXISTS (SELECT FROM transfer_attempt x
         WHERE x.transfer_id = t.id AND (x.outcome IS NULL OR x.outcome = 'unknown')) AS asked,
       coalesce(t.lease_until > now(), false) AS leased
     FROM transfer t JOIN customer c ON c.id = t.customer_id
     WHERE t.id = $1::uuid AND t.workspace_id = $2::uuid
     FOR UPDATE OF t`,
    [id, workspaceId],
  );
  if (!rows[0]) throw new AppError("not_found");
  return rows[0];
}

/** Who a second person must differ from. */
export function askedBy(transfer: OwnTransferRow): Asked {
  const { asked_by_ids: byIds, created_by_id: actorId, created_by_name: name, created_at: at } = transfer;
  return { byIds, actorId, name, at: new Date(at) };
}
