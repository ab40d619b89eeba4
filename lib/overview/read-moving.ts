import type { Actor } from "@/lib/access/context";
import { sayKept } from "@/lib/core/kept-sentence";
import type { Say } from "@/lib/core/sentence";
import type { MovingTransfer } from "@/lib/overview/overview.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

interface Row {
  id: string;
  status: MovingTransfer["status"];
  credits: bigint;
  name: string;
  username: string;
  execute_at: Date;
  detail: string | null;
}

/**
 * The transfers that this person set going, until two minutes after their end: so that every page
 * can take one back while there is time, and say what became of it.
 */
export async function readMoving(
  tx: WorkspaceDb,
  workspaceId: string,
  actor: Actor,
  say: Say,
): Promise<MovingTransfer[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT t.id, t.status::text AS status, t.credits, c.name, c.username, t.execute_at, t.detail
    FROM transfer t JOIN customer c ON c.id = t.customer_id
    WHERE t.workspace_id = ${workspaceId}::uuid
      AND t.batch_id IS NULL
      AND (t.created_by_id = ${actor.id} OR t.approved_by_id = ${actor.id})
      AND (t.status IN ('pending', 'sending')
        OR t.status IN ('succeeded', 'refused') AND t.settled_at > now() - interval '2 minutes'
        OR t.status = 'unresolved' AND t.created_at > now() - interval '1 day')
    ORDER BY t.created_at DESC, t.id LIMIT 20`;
  return rows.map(({ id, status, credits, name, username, execute_at, detail }) => ({
    id,
    status,
    credits: Number(credits),
    customer: name ? `${name} (${username})` : username,
    undoUntil: status === "pending" ? execute_at.toISOString() : null,
    why: status === "refused" ? sayKept(detail, say) : null,
  }));
}
