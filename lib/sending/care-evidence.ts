import { missedCodes } from "@/lib/gateways/gateway-of";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { CareFrom, Evidence } from "@/lib/sending-rules/care.rules";

/** What the tallies say of a campaign, and of what kind its failures were. */
export interface CareEvidence extends Evidence {
  codes: Record<string, number>;
}

/**
 * A campaign's evidence from its tallies: a handful of rows, however many people it has. What we
 * let expire ourselves is no failure, nor is who goes by SMS instead. Opt-outs are those of the
 * reports: what a person's own text began.
 */
export async function readEvidence(client: SqlRunner, campaignId: string): Promise<CareEvidence> {
  const { rows } = await client.query<Omit<Evidence, "failures"> & { codes: Record<string, number> | null }>(
    `SELECT (t.settled + t.sent - t.untracked - late.n)::float8 AS tried,
       (t.settled - late.n)::float8 AS settled, stops.n::float8 AS "optOuts", failed.codes
     FROM campaign c
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(delivered + failed + expired + rejected + unknown + unresolved + untracked), 0)
         AS settled, coalesce(sum(sent), 0) AS sent, coalesce(sum(untracked), 0) AS untracked
       FROM campaign_tally WHERE campaign_id = c.id) AS t
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(messages), 0) AS n FROM campaign_reason
       WHERE campaign_id = c.id AND code = 'too_late') AS late
     CROSS JOIN LATERAL (
       SELECT jsonb_object_agg(code, n) AS codes FROM (
         SELECT code, sum(messages) AS n FROM campaign_reason
         WHERE campaign_id = c.id AND code <> 'too_late' AND status IN ('failed', 'expired', 'rejected')
           AND NOT (coalesce((c.fallback -> 'when') ? 'undeliverable', false) AND code = ANY ($2::text[]))
           AND NOT (coalesce((c.fallback -> 'when') ? 'capped', false) AND code = ANY ($3::text[]))
         GROUP BY code HAVING sum(messages) > 0) AS by_code) AS failed
     CROSS JOIN LATERAL (
       SELECT coalesce((SELECT sum(opt_outs) FROM report_tally
           WHERE workspace_id = c.workspace_id AND campaign_id = c.id
             AND day >= (c.started_at - interval '2 days')::date), 0)
         + coalesce((SELECT sum(opt_outs) FROM report_change
           WHERE workspace_id = c.workspace_id AND campaign_id = c.id), 0) AS n) AS stops
     WHERE c.id = $1::uuid`,
    [campaignId, missedCodes("undeliverable"), missedCodes("capped")],
  );
  const { codes = null, ...counted } = rows[0] ?? { tried: 0, settled: 0, optOuts: 0 };
  const failures = Object.values(codes ?? {}).reduce((sum, n) => sum + n, 0);
  return { ...counted, failures, codes: codes ?? {} };
}

/** What a row keeps of its care: the evidence that a person knew when resuming it. */
export interface KeptCare {
  from?: CareFrom & { codes: Record<string, number> };
  paused?: unknown;
}
