import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import type { Say } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { BatchDetailView, BatchSummaryView, OpenBatchView } from "@/lib/transfers/batch.view";
import { readBatches } from "@/lib/transfers/read-batches";
import { listTransfers } from "@/lib/transfers/transfer.queries";

type Asker = Pick<WorkspaceContext, "workspaceId" | "actor">;

/** As many lines as one batch may have. */
const MOST_LINES = 500;
const LATEST = 50;
const MOST_OPEN = 20;

/** The last batches, the newest first. */
export function listBatches(ctx: Asker, say: Say = english): Promise<BatchSummaryView[]> {
  const { workspaceId, actor } = ctx;
  return inWorkspace(workspaceId, (tx) =>
    readBatches(asSqlRunner(tx), { workspaceId, actor, say, where: "true", limit: LATEST }),
  );
}

/** One batch with each of its lines, in the order in which they were written. */
export async function requireBatch(ctx: Asker, id: string, say: Say = english): Promise<BatchDetailView> {
  if (!isUuid(id)) throw new AppError("not_found");
  const { workspaceId, actor } = ctx;
  const wanted = { workspaceId, actor, say, where: "b.id = $4::uuid", values: [id], limit: 1 };
  const [batch] = await inWorkspace(workspaceId, (tx) => readBatches(asSqlRunner(tx), wanted));
  if (!batch) throw new AppError("not_found");
  const { data } = await listTransfers(ctx, { limit: MOST_LINES, batchId: id }, say);
  return { ...batch, transfers: data.toReversed() };
}

/**
 * Nothing waits or moves for longer: an approval expires, and what is in doubt has its own card.
 */
const OPEN = `b.created_at > now() - interval '7 days' AND EXISTS (
  SELECT FROM transfer o
  WHERE o.batch_id = b.id AND o.status IN ('awaiting_approval', 'pending', 'sending'))`;

/** Those that wait for a second person or are under way. */
export function listOpenBatches(ctx: Asker, say: Say = english): Promise<OpenBatchView[]> {
  const { workspaceId, actor } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const wanted = { workspaceId, actor, say, where: OPEN, limit: MOST_OPEN };
    const batches = await readBatches(client, wanted);
    const { rows } = await client.query<{ id: string; batch: string; customer: string; credits: number }>(
      `SELECT t.id, t.batch_id AS batch, t.credits,
         CASE WHEN c.name = '' THEN c.username ELSE c.name || ' (' || c.username || ')' END AS customer
       FROM transfer t JOIN customer c ON c.id = t.customer_id
       WHERE t.workspace_id = $1::uuid AND t.batch_id::text = ANY ($2::text[])
         AND t.status = 'awaiting_approval'
       ORDER BY t.created_at, t.id`,
      [workspaceId, batches.map((batch) => batch.id)],
    );
    return batches.map((batch) => ({
      ...batch,
      named: rows
        .filter((row) => row.batch === batch.id)
        .map(({ id, customer, credits }) => ({ id, customer, credits: Number(credits) })),
    }));
  });
}
