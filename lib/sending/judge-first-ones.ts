import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { type CareLimits, type FirstOnes, judgeSlowStart, SLOW_FIRST } from "@/lib/sending-rules/care.rules";
import type { Judged } from "@/lib/sending-rules/care.view";

/**
 * Looks at the first ones of a slow start, which are few: the rest goes out when they went well
 * (S36). Returns why it must pause, or null.
 */
export async function judgeFirstOnes(
  client: SqlClient,
  campaign: CareLimits & { id: string; workspace_id: string },
): Promise<Judged | null> {
  const { rows } = await client.query<FirstOnes>(
    `WITH first AS (
       SELECT status, tracked, failure_code, sent_at FROM message
       WHERE campaign_id = $1 ORDER BY id LIMIT ${SLOW_FIRST})
     SELECT count(*)::int AS people,
       count(*) FILTER (WHERE status IN ('queued', 'sending'))::int AS open,
       count(*) FILTER (WHERE status NOT IN ('queued', 'sending', 'sent')
         OR (status = 'sent' AND NOT tracked))::int AS reported,
       count(*) FILTER (WHERE status IN ('failed', 'expired', 'rejected')
         AND failure_code IS DISTINCT FROM 'too_late')::int AS failures,
       (extract(epoch FROM now() - max(sent_at)) / 60)::float8 AS minutes
     FROM first`,
    [campaign.id],
  );
  const judged = judgeSlowStart(rows[0] as FirstOnes, campaign);
  if (judged === "wait") return null;
  if (judged !== "go") return judged;
  await client.query(
    `UPDATE campaign SET slow_ended_at = now()
     WHERE id = $1 AND status = 'sending' AND slow_ended_at IS NULL`,
    [campaign.id],
  );
  await notify(client, { workspaceId: campaign.workspace_id, topic: "campaign", id: campaign.id });
  return null;
}
