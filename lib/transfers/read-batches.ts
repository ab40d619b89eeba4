import type { Actor } from "@/lib/access/context";
import { sayKept } from "@/lib/core/kept-sentence";
import type { Say } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { BatchSummaryView } from "@/lib/transfers/batch.view";
import { APPROVAL_EXPIRES_HOURS } from "@/lib/transfers/decision.rules";

interface Row {
  id: string;
  lines: number;
  credits: number;
  name: string;
  created_at: Date;
  awaiting: number;
  pending: number;
  sending: number;
  succeeded: number;
  refused: number;
  unknown: number;
  canceled: number;
  moved: number;
  approved_by: string | null;
  undo_until: Date | null;
  waits_since: Date | null;
  why: string | null;
  own: boolean;
}

interface Wanted {
  workspaceId: string;
  actor: Actor;
  say: Say;
  /** A constant condition of ours on `b`, and what it names from `$4` on. */
  where: string;
  values?: unknown[];
  limit: number;
}

/** Batches with what became of their lines, the newest first. */
export async function readBatches(client: SqlRunner, wanted: Wanted): Promise<BatchSummaryView[]> {
  const { workspaceId, actor, say, where, values = [], limit } = wanted;
  const { rows } = await client.query<Row>(
    `SELECT b.id, b.lines, b.credits, b.created_by_name AS name, b.created_at,
       count(*) FILTER (WHERE t.status = 'awaiting_approval')::int AS awaiting,
       count(*) FILTER (WHERE t.status = 'pending')::int AS pending,
       count(*) FILTER (WHERE t.status = 'sending' AND NOT x.asked)::int AS sending,
       count(*) FILTER (WHERE t.status = 'succeeded')::int AS succeeded,
       count(*) FILTER (WHERE t.status = 'refused')::int AS refused,
       count(*) FILTER (WHERE t.status = 'unresolved' OR t.status = 'sending' AND x.asked)::int AS unknown,
       count(*) FILTER (WHERE t.status = 'canceled')::int AS canceled,
       coalesce(sum(t.credits) FILTER (WHERE t.status = 'succeeded'), 0)::bigint AS moved,
       max(t.approved_by_name) AS approved_by,
       max(t.execute_at) FILTER (WHERE t.status = 'pending') AS undo_until,
       min(t.created_at) FILTER (WHERE t.status = 'awaiting_approval') AS waits_since,
       max(t.detail) FILTER (WHERE t.status = 'awaiting_approval') AS why,
       coalesce(bool_or(t.created_by_id = $2::text
         OR nullif($3::text, '')::uuid = ANY (t.asked_by_ids)), false) AS own
     FROM (
         SELECT * FROM transfer_batch b
         WHERE b.workspace_id = $1::uuid AND (${where})
         ORDER BY b.created_at DESC, b.id LIMIT ${limit}
       ) AS b
       JOIN transfer t ON t.batch_id = b.id
       CROSS JOIN LATERAL (SELECT t.status = 'sending' AND EXISTS (
         SELECT FROM transfer_attempt a WHERE a.transfer_id = t.id AND a.outcome = 'unknown') AS asked) AS x
     GROUP BY b.id, b.lines, b.credits, b.created_by_name, b.created_at
     ORDER BY b.created_at DESC, b.id`,
    [workspaceId, actor.id, actor.userId ?? "", ...values],
  );
  return rows.map((row) => toView(row, say));
}

function toView(row: Row, say: Say): BatchSummaryView {
  const expires = APPROVAL_EXPIRES_HOURS * 3_600_000;
  return {
    id: row.id,
    lines: row.lines,
    credits: Number(row.credits),
    counts: {
      ...{ awaitingApproval: row.awaiting, pending: row.pending, sending: row.sending },
      ...{ succeeded: row.succeeded, refused: row.refused, unknown: row.unknown, canceled: row.canceled },
    },
    moved: Number(row.moved),
    createdByName: row.name,
    createdAt: row.created_at.toISOString(),
    approvedByName: row.approved_by,
    undoUntil: row.undo_until?.toISOString() ?? null,
    approvalUntil: row.waits_since ? new Date(row.waits_since.getTime() + expires).toISOString() : null,
    why: sayKept(row.why, say),
    own: row.own,
  };
}
