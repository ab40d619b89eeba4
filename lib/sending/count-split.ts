import type { SqlClient } from "@/lib/platform/db/sql";
import type { GroupFigures } from "@/lib/splits/split.rules";

/** What became of each group of a test, and how many of them are not texted yet. */
export interface CountedSplit {
  figures: GroupFigures[];
  open: number;
}

/** Of whom no answer has come for so long nobody waits: they are asked for again meanwhile. */
const ANSWER_MINUTES = 10;

/**
 * Answers and opt-outs count as in the reports: for the campaign that last texted the number. Each
 * person counts once, and who asked to stop has not answered.
 */
export async function countSplit(
  client: SqlClient,
  campaign: { id: string; workspaceId: string; groupEnds: number[] },
): Promise<CountedSplit> {
  const { rows } = await client.query<GroupFigures & { number: number; open: number }>(COUNT, [
    campaign.id,
    campaign.workspaceId,
    campaign.groupEnds,
  ]);
  const none = { people: 0, texted: 0, delivered: 0, replies: 0, optOuts: 0, open: 0 };
  const groups = campaign.groupEnds.map((_, at) => rows.find(({ number }) => number === at) ?? none);
  return {
    figures: groups.map(({ people, texted, delivered, replies, optOuts }) => ({
      ...{ people, texted, delivered, replies, optOuts },
    })),
    open: groups.reduce((sum, { open }) => sum + open, 0),
  };
}

const COUNT = `
  WITH started AS (SELECT started_at AS at FROM campaign WHERE id = $1),
  tested AS MATERIALIZED (
    SELECT m.phone, m.status, m.attempts, m.first_attempt_at,
      (SELECT count(*) FROM unnest($3::bigint[]) AS e WHERE e < m.id)::int AS number
    FROM message m WHERE m.campaign_id = $1 AND m.id <= ($3::bigint[])[array_upper($3::bigint[], 1)]
      AND m.copy = 0),
  stopped AS MATERIALIZED (
    SELECT s.phone FROM suppression s, started
    WHERE s.workspace_id = $2 AND s.created_at >= started.at AND s.source IN ('keyword', 'review')
      AND EXISTS (SELECT FROM tested t WHERE t.phone = s.phone)
      AND report_campaign_of($2, s.phone, s.created_at) = $1),
  answered AS MATERIALIZED (
    SELECT DISTINCT i.phone FROM started, conversation v JOIN inbound_message i ON i.conversation_id = v.id
    WHERE v.workspace_id = $2 AND v.last_at >= started.at AND i.received_at >= started.at
      AND i.repeat_of_id IS NULL AND i.part_of_id IS NULL
      AND EXISTS (SELECT FROM tested t WHERE t.phone = i.phone)
      AND NOT EXISTS (SELECT FROM stopped s WHERE s.phone = i.phone)
      AND report_campaign_of($2, i.phone, i.received_at) = $1)
  SELECT t.number, count(*)::int AS people,
    count(*) FILTER (WHERE t.status NOT IN ('queued', 'sending', 'suppressed', 'canceled', 'unresolved')
      AND t.attempts > 0)::int AS texted,
    count(*) FILTER (WHERE t.status = 'delivered')::int AS delivered,
    count(*) FILTER (WHERE EXISTS (SELECT FROM answered a WHERE a.phone = t.phone))::int AS replies,
    count(*) FILTER (WHERE EXISTS (SELECT FROM stopped s WHERE s.phone = t.phone))::int AS "optOuts",
    count(*) FILTER (WHERE t.status = 'queued' OR (t.status = 'sending'
      AND t.first_attempt_at > now() - interval '${ANSWER_MINUTES} minutes'))::int AS open
  FROM tested t GROUP BY t.number ORDER BY t.number`;
