import "server-only";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { keepSentence } from "@/lib/core/kept-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { releaseHold } from "@/lib/credit/credit-account";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";

interface Ending {
  workspaceId: string;
  batchId: string;
  from: readonly ("pending" | "awaiting_approval")[];
  detail: Sentence;
}

interface Line {
  id: string;
  account: string;
  username: string;
  credits: number;
}

/**
 * Cancels the lines of a batch for which nobody has called the gateway, by one guarded statement,
 * and gives back what was set aside for them. A line that has begun is left as it is. Returns how
 * many were cancelled. The rows are locked in one order, so that two who do it at once never wait
 * for each other in a circle.
 */
export async function cancelBatchLines(
  client: SqlRunner,
  { workspaceId, batchId, from, detail }: Ending,
): Promise<number> {
  await client.query(
    `SELECT id FROM transfer
     WHERE workspace_id = $1::uuid AND batch_id = $2::uuid
     ORDER BY created_at, id
     FOR UPDATE`,
    [workspaceId, batchId],
  );
  const { rows } = await client.query<Line>(
    `UPDATE transfer t
     SET status = 'canceled', detail = $4::text, settled_at = now(), owner = NULL, lease_until = NULL
     FROM customer c
     WHERE c.id = t.customer_id AND t.workspace_id = $1::uuid AND t.batch_id = $2::uuid
       AND t.status::text = ANY ($3::text[])
     RETURNING t.id, t.gateway_account_id AS account, c.username, t.credits`,
    [workspaceId, batchId, [...from], keepSentence(detail)],
  );
  if (rows.length === 0) return 0;
  await giveBack(client, { workspaceId, batchId }, rows);
  await resolveAlarm(client, { workspaceId, kind: "transfer.waiting", entityId: batchId });
  await notify(client, { workspaceId, topic: "transfer", id: batchId });
  for (const { id, account, username, credits } of rows)
    await enqueueWebhook(client, {
      workspaceId,
      event: "transfer.settled",
      data: {
        ...{ id, gatewayAccountId: account, customer: username, credits: Number(credits) },
        ...{ status: "canceled", code: null },
      },
    });
  return rows.length;
}

/** One entry for each account, as they were set aside. */
async function giveBack(
  client: SqlRunner,
  { workspaceId, batchId }: { workspaceId: string; batchId: string },
  lines: readonly Line[],
): Promise<void> {
  const accounts = new Map<string, { credits: number; lines: number }>();
  for (const { account, credits } of lines) {
    const sum = accounts.get(account) ?? { credits: 0, lines: 0 };
    accounts.set(account, { credits: sum.credits + Number(credits), lines: sum.lines + 1 });
  }
  for (const [gatewayAccountId, { credits, lines: count }] of [...accounts].toSorted()) {
    const hold = { workspaceId, gatewayAccountId, transferId: batchId, credits };
    await releaseHold(client, hold, sentence("rules.ledger.batchBack", { lines: count }));
    await notify(client, { workspaceId, topic: "balance", id: gatewayAccountId });
  }
}
