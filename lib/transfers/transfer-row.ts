import { AppError } from "@/lib/core/app-error";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { TransferRow } from "@/lib/transfers/settle-transfer";

export interface OwnTransferRow extends TransferRow {
  created_by_id: string | null;
  asked: boolean;
  leased: boolean;
}

/** A transfer of the workspace, locked for a person's decision. */
export async function requireTransferRow(client: SqlRunner, workspaceId: string, id: string): Promise<OwnTransferRow> {
  const { rows } = await client.query<OwnTransferRow>(
    `SELECT t.id, t.workspace_id, t.gateway_account_id, t.customer_id, t.credits, t.seqno, t.status::text AS status, t.attempts, t.created_by_id, c.username,
       EXISTS (SELECT FROM transfer_attempt x WHERE x.transfer_id = t.id AND (x.outcome IS NULL OR x.outcome = 'unknown')) AS asked,
       coalesce(t.lease_until > now(), false) AS leased
     FROM transfer t JOIN customer c ON c.id = t.customer_id WHERE t.id = $1::uuid AND t.workspace_id = $2::uuid FOR UPDATE OF t`,
    [id, workspaceId],
  );
  if (!rows[0]) throw new AppError("not_found");
  return rows[0];
}
