import "server-only";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { sql } from "@/lib/platform/db/sql";
import { cancelBatchLines } from "@/lib/transfers/cancel-batch-lines";
import { APPROVAL_EXPIRES_HOURS, APPROVAL_REMINDER_HOURS } from "@/lib/transfers/decision.rules";
import { settleTransfer, type TransferRow } from "@/lib/transfers/settle-transfer";

type Waiting = TransferRow & { created_by_name: string; batch_id: string | null } & Record<string, unknown>;

const COLUMNS = `t.id, t.workspace_id, t.gateway_account_id, t.customer_id, t.credits, t.seqno,
  t.status::text AS status, t.attempts, t.created_by_name, t.batch_id, c.username`;

/**
 * For the worker's loop: calls for the second person once more, and lets an approval that nobody
 * gave expire, so that credits are not held for ever. Returns whether there was one.
 */
export async function mindApprovals(): Promise<boolean> {
  return (await expireOne()) || (await remindOfOne());
}

function expireOne(): Promise<boolean> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<Waiting>(
      `SELECT ${COLUMNS} FROM transfer t JOIN customer c ON c.id = t.customer_id
       WHERE t.status = 'awaiting_approval'
         AND t.created_at < now() - make_interval(hours => ${APPROVAL_EXPIRES_HOURS})
       ORDER BY t.created_at LIMIT 1 FOR UPDATE OF t SKIP LOCKED`,
    );
    const transfer = rows[0];
    if (!transfer) return false;
    const detail = sentence("rules.transfer.approvalExpired", { hours: APPROVAL_EXPIRES_HOURS });
    if (transfer.batch_id !== null) {
      const { workspace_id: workspaceId, batch_id: batchId } = transfer;
      await cancelBatchLines(client, { workspaceId, batchId, from: ["awaiting_approval"], detail });
      return true;
    }
    return settleTransfer(client, transfer, { to: "canceled", from: ["awaiting_approval"], detail });
  });
}

function remindOfOne(): Promise<boolean> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<Waiting>(
      `UPDATE transfer t SET reminded_at = now()
       FROM customer c
       WHERE c.id = t.customer_id AND t.id = (
         SELECT id FROM transfer
         WHERE status = 'awaiting_approval' AND reminded_at IS NULL
           AND created_at < now() - make_interval(hours => ${APPROVAL_REMINDER_HOURS})
         ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING ${COLUMNS}`,
    );
    const transfer = rows[0];
    if (!transfer) return false;
    const { created_by_name: name, username: customer } = transfer;
    if (transfer.batch_id !== null) {
      await remindOfBatch(client, transfer, transfer.batch_id);
      return true;
    }
    await raiseAlarm(client, {
      workspaceId: transfer.workspace_id,
      kind: "transfer.waiting",
      entityId: transfer.id,
      sentence: sentence("alarms.transferWaiting", { name, credits: Number(transfer.credits), customer }),
    });
    return true;
  });
}

/** One alarm for the whole of a batch, however many lines wait. */
async function remindOfBatch(client: SqlRunner, transfer: Waiting, batchId: string): Promise<void> {
  const { rows } = await client.query<{ credits: number; lines: number }>(
    `WITH others AS (
       UPDATE transfer SET reminded_at = now()
       WHERE batch_id = $1::uuid AND status = 'awaiting_approval' RETURNING credits)
     SELECT sum(credits)::bigint AS credits, count(*)::int AS lines FROM others`,
    [batchId],
  );
  await raiseAlarm(client, {
    workspaceId: transfer.workspace_id,
    kind: "transfer.waiting",
    entityId: batchId,
    sentence: sentence("alarms.transferBatchWaiting", {
      ...{ name: transfer.created_by_name, credits: Number(rows[0]?.credits ?? 0) },
      lines: rows[0]?.lines ?? 0,
    }),
  });
}
