import { channelOf } from "@/lib/gateways/channel-of";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import { sql } from "@/lib/platform/db/sql";
import type { Claim, ClaimedMessage, Claimer } from "@/lib/sending/claim";
import { HELD, NOT_QUIET, optedOutOf, TOO_LATE } from "@/lib/sending/claim-conditions";
import { restCampaign, wakeCampaign } from "@/lib/sending/rest-campaign";
import { REACHED_BEFORE } from "@/lib/sending/retry-sql";
import { RULES, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { type ClaimRules, claimRules } from "@/lib/sending-rules/claim-rules.rules";
import { campaignsOfWeek, inTurn, textsOfWeek } from "@/lib/sending-rules/weekly-limit";
import { ASKS_OPT_IN, NO_OPT_IN } from "@/lib/whatsapp-opt-ins/opt-in-sql";

type Moved = ClaimedMessage & { status: string; claimId: number };

/**
 * Takes the next fresh messages of a campaign, in order of id, passing over those another worker is
 * taking and those to whom it is quiet now (S32). Where there is nobody but them, the campaign
 * rests. Null: nobody was found.
 */
export async function claimFresh(
  claimer: Claimer,
  campaign: SendingCampaign,
  after: number,
  limit: number,
): Promise<Claim | null> {
  const rules = claimRules(campaign.rules, campaign.now);
  const { slowLast, retryOf } = campaign;
  const statement = claimStatement(
    rules,
    { slowLast, again: retryOf !== null },
    channelOf(campaign.gatewayKind),
  );
  const values = [
    campaign.id,
    after,
    limit,
    campaign.workspaceId,
    campaign.gatewayAccountId,
    claimer.workerId,
    claimer.leaseSeconds,
    campaign.rules,
    rules.until,
    ...(rules.stretches.length > 0 ? [rules.stretches] : []),
  ];
  const rows =
    rules.cap === null
      ? await sql.query<Moved>(statement, values)
      : await inTurn(campaign.workspaceId, async (client) => {
          const others = await campaignsOfWeek(client, campaign.workspaceId, campaign.id);
          return (await client.query<Moved>(statement, [...values, others, rules.cap])).rows;
        });
  const first = rows[0];
  if (!first) {
    if (after === 0 && rules.stretches.length > 0) await restCampaign(campaign, rules);
    return null;
  }
  if (campaign.rests) await wakeCampaign(campaign);
  return { claimId: first.claimId, campaign, messages: rows.filter((row) => row.status === "sending") };
}

/**
 * One short statement: statuses, attempt numbers and the lease are committed before any call is
 * made, and the phone is checked against the suppressions at this moment (S15, S22, S23), against
 * the quiet hours and the weekly limit too, if those are still what the claim was made for (S32,
 * S33). Who is not called has no attempt. `ANY(ARRAY(…))` instead of a join: the join is planned as
 * a hash over the whole table (docs/performance.md, "Claim trap"); the opt-out is looked up twice
 * in the statement, because from a sub-select it would be a scan of all opt-outs for each row.
 */
function claimStatement(
  { stretches, cap }: ClaimRules,
  { slowLast, again }: { slowLast: number | null; again: boolean },
  channel: Channel,
): string {
  const optedOut = optedOutOf(channel);
  // Nearly always nobody waits in the whole workspace, and no row need be asked for.
  const held = `((SELECT found FROM waiting) AND ${HELD})`;
  // Only WhatsApp asks for opt-ins; whether this campaign does is asked once.
  const noOptIn = channel === "whatsapp" ? `((SELECT asked FROM asks) AND ${NO_OPT_IN})` : "false";
  const asks =
    channel === "whatsapp"
      ? `asks AS MATERIALIZED (SELECT ${ASKS_OPT_IN} AS asked
       FROM campaign c JOIN workspace w ON w.id = c.workspace_id WHERE c.id = $1),`
      : "";
  const quiet = stretches.length > 0 ? ` AND ${NOT_QUIET("phone", "$10")}` : "";
  // Few campaigns begin slowly, and a number in the text spares all others a parameter (S36).
  const first = slowLast === null ? "" : ` AND id <= ${Math.trunc(slowLast)}`;
  const [others, most] = stretches.length > 0 ? ["$11", "$12"] : ["$10", "$11"];
  const over = cap === null ? "false" : "m.phone IN (SELECT phone FROM enough)";
  // Of who is tried again a late report may have said that they were reached (S58).
  const reached = again ? ` OR ${REACHED_BEFORE}` : "";
  const out = `(SELECT over FROM stale) OR ${optedOut} OR ${held} OR ${noOptIn} OR ${over}${reached}`;
  return `WITH token AS MATERIALIZED (SELECT nextval(pg_get_serial_sequence('claim', 'id')) AS id),
     stale AS MATERIALIZED (SELECT ${TOO_LATE} AS over FROM campaign c WHERE c.id = $1),
     waiting AS MATERIALIZED (SELECT EXISTS (
       SELECT FROM inbound_message WHERE workspace_id = $4 AND review = 'waiting') AS found),
     ${asks}
     picked AS MATERIALIZED (
       SELECT id, phone FROM message WHERE campaign_id = $1 AND id > $2 AND status = 'queued' AND attempts = 0
         AND (SELECT c.status = 'sending' AND (${RULES}) IS NOT DISTINCT FROM $8::jsonb
             AND clock_timestamp() < coalesce($9::timestamptz, 'infinity')
           FROM campaign c JOIN workspace w ON w.id = c.workspace_id WHERE c.id = $1)${quiet}${first}
       ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED),
     ${
       cap === null
         ? ""
         : `enough AS MATERIALIZED (
       SELECT p.phone FROM picked p WHERE ${textsOfWeek("p.phone", others)} >= ${most}::int),`
     }
     moved AS (
       UPDATE message m SET
         status = CASE WHEN (SELECT over FROM stale) THEN 'expired'::message_status
           WHEN ${optedOut} OR ${held} OR ${noOptIn} OR ${over}${reached} THEN 'suppressed'::message_status
           ELSE 'sending'::message_status END,
         failure_code = CASE
           WHEN (SELECT over FROM stale) THEN 'too_late'
           WHEN ${held} AND NOT ${optedOut} THEN 'held'
           WHEN ${noOptIn} AND NOT ${optedOut} THEN 'no_opt_in'
           WHEN ${over} AND NOT ${optedOut} THEN 'weekly_limit'
           ${again ? `WHEN ${REACHED_BEFORE} AND NOT ${optedOut} THEN 'reached'` : ""} END,
         claim_id = (SELECT id FROM token), first_attempt_at = now(),
         attempts = CASE WHEN ${out} THEN 0 ELSE 1 END
       WHERE m.campaign_id = $1 AND m.id = ANY (ARRAY(SELECT id FROM picked))
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
       status, (SELECT id FROM token) AS "claimId" FROM moved ORDER BY id`;
}
