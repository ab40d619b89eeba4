import type { Actor } from "@/lib/access/context";
import { english } from "@/lib/core/english";
import type { MovingBatch } from "@/lib/overview/overview.view";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { readBatches } from "@/lib/transfers/read-batches";

/** Under way, or ended within two minutes; asked for or approved by whoever looks. */
const MOVING = `b.created_at > now() - interval '7 days' AND EXISTS (
  SELECT FROM transfer m
  WHERE m.batch_id = b.id AND (m.created_by_id = $2::text OR m.approved_by_id = $2::text)
    AND (m.status IN ('pending', 'sending') OR m.settled_at > now() - interval '2 minutes'))`;

/**
 * The batches that this person set going, until shortly after their end: so that every page can
 * take one back while there is time, and say what became of it.
 */
export async function readMovingBatches(
  tx: WorkspaceDb,
  workspaceId: string,
  actor: Actor,
): Promise<MovingBatch[]> {
  const wanted = { workspaceId, actor, say: english, where: MOVING, limit: 10 };
  const batches = await readBatches(asSqlRunner(tx), wanted);
  return batches.map(({ id, credits, counts, undoUntil }) => ({
    ...{ id, credits, undoUntil, open: counts.pending + counts.sending },
    ...{ done: counts.succeeded, refused: counts.refused, unknown: counts.unknown },
  }));
}
