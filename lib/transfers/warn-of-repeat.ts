import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { SAME_CUSTOMER_MINUTES } from "@/lib/transfers/decision.rules";
import { REPEAT_WARNING_HOURS } from "@/lib/transfers/transfer.rules";

interface Asked {
  customerId: string;
  /** The persons behind whoever asks. */
  byIds: readonly string[];
}

/** What may already have gone to a customer, and why it is asked about. */
export interface Repeat {
  said: Sentence;
  reason: "repeat" | "sameMoment";
  transferId: string;
}

/** Refuses what `findRepeat` finds: whoever asks has to say that they know. */
export async function warnOfRepeat(client: SqlRunner, ctx: WorkspaceContext, asked: Asked): Promise<void> {
  const found = await findRepeat(client, ctx, asked);
  if (found === null) return;
  const { said, reason, transferId } = found;
  throw new AppError("conflict", said, undefined, { reason, transferId });
}

/**
 * What may already have gone to this customer: a transfer of any amount whose outcome was in doubt
 * within a day (T5), and one that somebody else asked for a moment ago. Call it with the
 * workspace's row locked, so that of two requests at once the second sees the first.
 */
export async function findRepeat(
  client: SqlRunner,
  ctx: WorkspaceContext,
  asked: Asked,
): Promise<Repeat | null> {
  const doubtful = await findDoubtful(client, ctx, asked.customerId);
  if (doubtful !== null)
    return {
      said: sentence("problems.transfers.doubtful", doubtful.said),
      reason: "repeat",
      transferId: doubtful.id,
    };
  // A program has no moment before it confirms, and its own key guards it against a repeat.
  const other = ctx.actor.kind === "member" ? await findOther(client, ctx, asked) : null;
  return other === null
    ? null
    : {
        said: sentence("problems.transfers.justAsked", other.said),
        reason: "sameMoment",
        transferId: other.id,
      };
}

async function findDoubtful(client: SqlRunner, ctx: WorkspaceContext, customerId: string) {
  const { rows } = await client.query<{ id: string; credits: number }>(
    `SELECT id, credits
     FROM transfer t
     WHERE workspace_id = $1::uuid AND customer_id = $2::uuid
       AND (status = 'unresolved'
         OR (status = 'sending'
           AND EXISTS (SELECT FROM transfer_attempt x WHERE x.transfer_id = t.id AND x.outcome = 'unknown'))
         OR (resolved_by_name IS NOT NULL AND settled_at > now() - make_interval(hours => $3::int)))
     ORDER BY created_at DESC LIMIT 1`,
    [ctx.workspaceId, customerId, REPEAT_WARNING_HOURS],
  );
  const found = rows[0];
  return found ? { id: found.id, said: { credits: Number(found.credits) } } : null;
}

async function findOther(client: SqlRunner, ctx: WorkspaceContext, { customerId, byIds }: Asked) {
  const { rows } = await client.query<{ id: string; credits: number; name: string; seconds: number }>(
    `SELECT id, credits, created_by_name AS name,
       greatest(1, extract(epoch FROM clock_timestamp() - created_at))::int AS seconds
     FROM transfer
     WHERE workspace_id = $1::uuid AND customer_id = $2::uuid
       AND created_at > now() - make_interval(mins => ${SAME_CUSTOMER_MINUTES})
       AND status NOT IN ('canceled', 'refused')
       AND created_by_id IS DISTINCT FROM $3::text
       AND NOT (asked_by_ids && $4::text[]::uuid[])
     ORDER BY created_at DESC LIMIT 1`,
    [ctx.workspaceId, customerId, ctx.actor.id, byIds],
  );
  const found = rows[0];
  if (!found) return null;
  const minutes = Math.ceil(found.seconds / 60);
  return { id: found.id, said: { name: found.name, credits: Number(found.credits), minutes } };
}
