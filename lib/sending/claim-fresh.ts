import { sql } from "@/lib/platform/db/sql";
import type { Claim, ClaimedMessage, Claimer } from "@/lib/sending/claim";
import { HELD, OPTED_OUT, TOO_LATE } from "@/lib/sending/claim-conditions";
import type { SendingCampaign } from "@/lib/sending/sending-campaigns";

/**
 * Takes the next fresh messages of a campaign, in order of id, passing over those another worker is
 * taking. One short statement: statuses, attempt numbers and the lease are committed before any
 * call is made, and the phone is checked against the suppressions at this moment (S15, S22, S23).
 * Who is not called has no attempt. `ANY(ARRAY(…))` instead of a join: the join is planned as a
 * hash over the whole table (docs/performance.md, "Claim trap"); the opt-out is looked up twice in
 * the statement, because from a sub-select it would be a scan of all opt-outs for each row.
 */
export async function claimFresh(
  claimer: Claimer,
  campaign: SendingCampaign,
  after: number,
  limit: number,
): Promise<Claim | null> {
  // Nearly always nobody waits in the whole workspace, and no row need be asked for.
  const held = `((SELECT found FROM waiting) AND ${HELD})`;
  const rows = await sql.query<ClaimedMessage & { status: string; claimId: number }>(
    `WITH token AS MATERIALIZED (SELECT nextval(pg_get_serial_sequence('claim', 'id')) AS id),
     stale AS MATERIALIZED (SELECT ${TOO_LATE} AS over FROM campaign c WHERE c.id = $1),
     waiting AS MATERIALIZED (SELECT EXISTS (
       SELECT FROM inbound_message WHERE workspace_id = $4 AND review = 'waiting') AS found),
     moved AS (
       UPDATE message m SET
         status = CASE WHEN (SELECT over FROM stale) THEN 'expired'::message_status
           WHEN ${OPTED_OUT} OR ${held} THEN 'suppressed'::message_status ELSE 'sending'::message_status END,
         failure_code = CASE
           WHEN (SELECT over FROM stale) THEN 'too_late'
           WHEN ${held} AND NOT ${OPTED_OUT} THEN 'held' END,
         claim_id = (SELECT id FROM token), first_attempt_at = now(),
         attempts = CASE WHEN (SELECT over FROM stale) OR ${OPTED_OUT} OR ${held} THEN 0 ELSE 1 END
       WHERE m.campaign_id = $1 AND m.id = ANY (ARRAY(
         SELECT id FROM message WHERE campaign_id = $1 AND id > $2 AND status = 'queued' AND attempts = 0
           AND (SELECT status FROM campaign WHERE id = $1) = 'sending'
         ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED))
       RETURNING m.id, m.phone, m.text, m.parts, m.attempts, m.seqno_round, m.first_attempt_at, m.status
     ),
     kept AS (
       INSERT INTO claim (id, workspace_id, campaign_id, gateway_account_id, worker_id, message_ids,
         lease_until)
       SELECT (SELECT id FROM token), $4, $1, $5, $6, array_agg(id), now() + make_interval(secs => $7)
       FROM moved WHERE status = 'sending' HAVING count(*) > 0
     )
     SELECT id, phone, text, parts, attempts, seqno_round AS "seqnoRound", false AS "hadUnknown",
       date_part('epoch', first_attempt_at) * 1000 AS "firstAttemptAt",
       status, (SELECT id FROM token) AS "claimId" FROM moved ORDER BY id`,
    [
      campaign.id,
      after,
      limit,
      campaign.workspaceId,
      campaign.gatewayAccountId,
      claimer.workerId,
      claimer.leaseSeconds,
    ],
  );
  const first = rows[0];
  if (!first) return null;
  return { claimId: first.claimId, campaign, messages: rows.filter((row) => row.status === "sending") };
}
