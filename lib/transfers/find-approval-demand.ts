import "server-only";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { findTies } from "@/lib/second-person/find-ties";
import { relatedPersons } from "@/lib/second-person/related-persons.rules";
import {
  type ApprovalDemand,
  demandApproval,
  MAY_HAVE_MOVED,
  SUM_HOURS,
  strictest,
} from "@/lib/transfers/approval-demand.rules";

interface Asked {
  /** Itself, when it stands in the table already. */
  id: string | null;
  customerId: string;
  credits: number;
  byIds: readonly string[];
  /**
   * The member or key: a key of the operator has nobody behind it, and its transfers count together
   * all the same.
   */
  actorId: string | null;
}

/**
 * What one transfer has to meet. Whoever changed the limit in the last day is bound by the
 * strictest one of that day, and so is every login in the same hands: nobody lifts it, transfers
 * and puts it back alone. Call it with the workspace's row locked, or two at once count each other
 * out.
 */
export async function findApprovalDemand(
  client: SqlRunner,
  workspaceId: string,
  limit: number | null,
  asked: Asked,
): Promise<ApprovalDemand> {
  const { rows: changes } = await client.query<{ user_id: string; before: number | null }>(
    `SELECT user_id, before FROM approval_limit_change
     WHERE workspace_id = $1::uuid
       AND before IS NOT NULL
       AND at > now() - make_interval(hours => ${SUM_HOURS})`,
    [workspaceId],
  );
  if (limit === null && changes.length === 0) return null;
  const persons = [...relatedPersons(asked.byIds, await findTies(client, workspaceId, new Date()))];
  const earlier = changes
    .filter((change) => persons.includes(change.user_id))
    .map((change) => Number(change.before));
  const binding = strictest([limit, ...earlier]);
  if (binding === null) return null;
  const { rows } = await client.query<{ to_customer: number; by_person: number }>(
    `SELECT coalesce(sum(credits) FILTER (WHERE customer_id = $2::uuid), 0)::bigint AS to_customer,
       coalesce(sum(credits) FILTER (WHERE asked_by_ids && $3::text[]::uuid[] OR created_by_id = $5::text),
         0)::bigint AS by_person
     FROM transfer WHERE workspace_id = $1::uuid AND created_at > now() - make_interval(hours => ${SUM_HOURS})
       AND ${MAY_HAVE_MOVED}
       AND status <> 'awaiting_approval'
       AND approved_by_id IS NULL
       AND id IS DISTINCT FROM nullif($4::text, '')::uuid`,
    [workspaceId, asked.customerId, persons, asked.id ?? "", asked.actorId],
  );
  const sums = { toCustomer: Number(rows[0]?.to_customer ?? 0), byPerson: Number(rows[0]?.by_person ?? 0) };
  return demandApproval(binding, { credits: asked.credits, ...sums });
}
