import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { applyReports } from "@/lib/delivery-reports/apply-reports";
import type { DiscardReportsInput } from "@/lib/delivery-reports/discard-reports.input";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

const BATCH = 1_000;

interface Discarded {
  account: string;
  id: string;
}

/**
 * Sets aside the delivery reports of a span of time, after a callback secret became known and
 * somebody forged some, and derives the messages' state from the reports that are left (D8).
 * Reports are never deleted. One that came inside the span and outside of it is the gateway's own
 * and stays. Batches are short transactions: what is interrupted is ended by pressing again.
 */
export async function discardReports(
  ctx: WorkspaceContext,
  input: DiscardReportsInput,
): Promise<{ discarded: number }> {
  const account = await sql.first("SELECT id FROM gateway_account WHERE id = $1 AND workspace_id = $2", [
    input.id,
    ctx.workspaceId,
  ]);
  if (!account) throw new AppError("not_found");
  let discarded = 0;
  for (;;) {
    const n = await sql.transaction((client) => discardBatch(client, input));
    discarded += n;
    if (n < BATCH) break;
  }
  await sql.transaction((client) =>
    recordAudit(client, ctx, {
      action: "deliveryReport.discarded",
      entity: "gatewayAccount",
      entityId: input.id,
      after: { from: input.from, to: input.to, ip: input.ip ?? null, discarded },
    }),
  );
  return { discarded };
}

async function discardBatch(client: SqlClient, input: DiscardReportsInput): Promise<number> {
  const { rows } = await client.query<Discarded>(
    `UPDATE delivery_report SET discarded_at = now() WHERE id = ANY (ARRAY(
       SELECT id FROM delivery_report
       WHERE gateway_account_id = $1
         AND discarded_at IS NULL
         AND received_at >= $2
         AND last_received_at < $3
         AND ($4::text IS NULL OR ip = $4)
       ORDER BY id LIMIT ${BATCH} FOR UPDATE))
     RETURNING gateway_account_id AS account, gateway_message_id AS id`,
    [input.id, input.from, input.to, input.ip ?? null],
  );
  if (rows.length === 0) return 0;
  // Back to what the gateway's answer alone says; then all reports that still count are applied
  // again.
  await client.query(
    `UPDATE message m SET status = 'sent', failure_code = NULL, final_at = NULL,
       read_at = NULL
     FROM unnest($1::uuid[], $2::text[]) AS k (account, id)
     JOIN gateway_message_id g ON g.gateway_account_id = k.account AND g.gateway_message_id = k.id
     WHERE m.campaign_id = g.campaign_id
       AND m.id = g.message_id
       AND m.status IN ('delivered', 'failed', 'expired', 'rejected', 'unknown')`,
    [rows.map((row) => row.account), rows.map((row) => row.id)],
  );
  await applyReports(rows, client);
  return rows.length;
}
