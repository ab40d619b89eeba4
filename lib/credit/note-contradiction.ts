import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";

/** Days in which a reading may speak against a decision. */
const DAYS = 7;

/**
 * A movement that nothing explains may be a transfer about which a person decided otherwise:
 * credits that are gone though they "did not arrive", or still there though they "arrived". An
 * alarm says so; a person puts it right, or says that the decision stands.
 * @param unexplained by how much the balance moved (negative: fell)
 */
export async function noteContradiction(
  client: SqlRunner,
  where: { workspaceId: string; gatewayAccountId: string },
  unexplained: number,
  journal: string,
): Promise<void> {
  const { rows } = await client.query<{ id: string; credits: number; username: string; status: string }>(
    `UPDATE transfer t SET contradicted_at = now(), contradicted_journal = $4::uuid
     FROM customer c
     WHERE c.id = t.customer_id AND t.id = (
       SELECT id FROM transfer
       WHERE workspace_id = $1::uuid AND gateway_account_id = $2::uuid
         AND resolved_by_name IS NOT NULL
         AND contradicted_at IS NULL AND corrected_at IS NULL
         AND settled_at > now() - make_interval(days => ${DAYS})
         AND credits <= abs($3::bigint)
         AND status::text = CASE WHEN $3::bigint < 0 THEN 'refused' ELSE 'succeeded' END
       ORDER BY credits = abs($3::bigint) DESC, settled_at DESC LIMIT 1)
     RETURNING t.id, t.credits, c.username, t.status::text AS status`,
    [where.workspaceId, where.gatewayAccountId, unexplained, journal],
  );
  const found = rows[0];
  if (!found) return;
  const said = { credits: Number(found.credits), customer: found.username };
  await raiseAlarm(client, {
    workspaceId: where.workspaceId,
    kind: "transfer.contradicted",
    entityId: found.id,
    sentence: sentence(
      found.status === "refused" ? "alarms.transferMayHaveArrived" : "alarms.transferMayNotHaveArrived",
      said,
    ),
    detail: { unexplained },
  });
  await notify(client, { workspaceId: where.workspaceId, topic: "transfer", id: found.id });
}
