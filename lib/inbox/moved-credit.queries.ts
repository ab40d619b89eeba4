import type { MovedCreditView } from "@/lib/inbox/conversation.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

const MOST = 50;

/**
 * Credits that reached the customer who writes from this phone. Whoever tied the two wanted them
 * seen here; who answers need not see transfers elsewhere.
 */
export async function readMovedCredit(
  tx: WorkspaceDb,
  workspaceId: string,
  phone: string,
): Promise<MovedCreditView[]> {
  const rows = await tx.$queryRaw<{ id: string; credits: bigint; customer: string; at: Date }[]>`
    SELECT t.id, t.credits, coalesce(nullif(c.name, ''), c.username) AS customer,
      coalesce(t.settled_at, t.created_at) AS at
    FROM customer c JOIN transfer t ON t.customer_id = c.id AND t.workspace_id = c.workspace_id
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.phone = ${phone} AND t.status = 'succeeded'
    ORDER BY at DESC LIMIT ${MOST}`;
  return rows.map((row) => ({
    id: row.id,
    credits: Number(row.credits),
    customer: row.customer,
    at: row.at.toISOString(),
  }));
}
